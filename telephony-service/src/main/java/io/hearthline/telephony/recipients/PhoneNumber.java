package io.hearthline.telephony.recipients;

import com.fasterxml.jackson.annotation.JsonValue;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/**
 * A telephone number as it is dialled from anywhere.
 *
 * @param e164 plus, country and number, digits only
 */
public record PhoneNumber(@JsonValue String e164) {
    private static final String NO_REGION = "ZZ";

    public PhoneNumber {
        if (!e164.matches("\\+[1-9][0-9]{6,14}")) {
            throw new IllegalArgumentException("not an E.164 number");
        }
    }

    /** Reads a number with its country code; empty if nobody could be reached under it. The region is never guessed. */
    @SuppressWarnings("UnusedException") // the cause repeats the number
    public static Optional<PhoneNumber> parse(String text) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(text, NO_REGION);
            return numbers.isPossibleNumber(number)
                    ? Optional.of(new PhoneNumber(numbers.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Never the number. */
    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}
