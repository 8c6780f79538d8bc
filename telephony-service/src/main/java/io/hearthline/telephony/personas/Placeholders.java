package io.hearthline.telephony.personas;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in braces within a text, to be filled in. */
final class Placeholders {
    private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");

    private Placeholders() {}

    /** True if all braces of the text are around names that are known. */
    static boolean knows(String text, Set<String> names) {
        String rest = NAME.matcher(text).replaceAll(found -> names.contains(found.group(1)) ? "" : "{");
        return rest.indexOf('{') < 0 && rest.indexOf('}') < 0;
    }

    /**
     * Fills them in. Braces that come from a value are no placeholders, and double ones would be the voice vendor's.
     *
     * @throws IllegalStateException if the text names what is not known
     */
    static String filled(String text, Map<String, String> values) {
        return NAME.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalStateException("text names an unknown value");
            }
            return Matcher.quoteReplacement(value.replace("{", "(").replace("}", ")"));
        });
    }
}
