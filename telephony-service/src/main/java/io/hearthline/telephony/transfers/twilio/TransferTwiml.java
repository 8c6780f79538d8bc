package io.hearthline.telephony.transfers.twilio;

import com.twilio.twiml.TwiMLException;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Number;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import io.hearthline.telephony.recipients.PhoneNumber;
import java.time.Duration;

/** What Twilio does with a line that is put through. Health words are said to nobody here. */
final class TransferTwiml {
    private static final int AGREE_SECONDS = 8;

    private TransferTwiml() {}

    /**
     * Rings somebody while the person waits.
     *
     * @param announced false where the person has to be told still
     * @param whisper what whoever answers is told alone
     * @param action asked when it is over
     */
    static String dial(PhoneNumber phone, Duration timeout, boolean announced, String whisper, String action) {
        VoiceResponse.Builder response = new VoiceResponse.Builder();
        if (!announced) {
            response.say(say("I will put you through to a person now. One moment please."));
        }
        return xml(response.dial(new Dial.Builder()
                .timeout((int) timeout.toSeconds())
                .action(action)
                .number(new Number.Builder(phone.e164()).url(whisper).build())
                .build()));
    }

    /** Tells whoever answered what it is about, and joins them only if they agree: a machine does not. */
    static String whisper(String forWhom, String agreed) {
        return xml(new VoiceResponse.Builder()
                .gather(new Gather.Builder()
                        .numDigits(1)
                        .timeout(AGREE_SECONDS)
                        .action(agreed)
                        .say(say("This is Hearthline. " + forWhom
                                + " is on the line and would like to talk to a person. Press one to talk to them."))
                        .build())
                .hangup(new Hangup.Builder().build()));
    }

    /** Nothing more to say: the two are joined. */
    static String join() {
        return xml(new VoiceResponse.Builder());
    }

    /** Nobody came to the phone: the dialogue goes on. */
    static String goOn(String resume) {
        return xml(new VoiceResponse.Builder()
                .say(say("I'm sorry, nobody can come to the phone right now."))
                .redirect(new Redirect.Builder(resume).build()));
    }

    static String hangUp() {
        return xml(new VoiceResponse.Builder().hangup(new Hangup.Builder().build()));
    }

    private static Say say(String text) {
        return new Say.Builder(text).build();
    }

    private static String xml(VoiceResponse.Builder response) {
        try {
            return response.build().toXml();
        } catch (TwiMLException e) {
            throw new IllegalStateException("document not made", e);
        }
    }
}
