package io.hearthline.telephony.carrier.twilio;

/** The documents the carrier is answered with. */
final class Twiml {
    /** Name of the stream's parameter that holds its one-time token. */
    static final String TOKEN = "callToken";

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>";

    private Twiml() {}

    /** Joins the call to our media socket; when that closes, {@code action} is asked what comes next. */
    static String connect(String streamUrl, String action, String token) {
        return HEAD + "<Connect action=\"" + escaped(action) + "\"><Stream url=\"" + escaped(streamUrl)
                + "\"><Parameter name=\"" + TOKEN + "\" value=\"" + escaped(token)
                + "\"/></Stream></Connect><Hangup/></Response>";
    }

    static String hangUp() {
        return HEAD + "<Hangup/></Response>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
