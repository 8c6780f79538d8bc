package io.hearthline.telephony.carrier.twilio;

/** The documents the carrier is answered with. */
public final class Twiml {
    /** Name of the stream's parameter that holds its one-time token. */
    static final String TOKEN = "callToken";

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>";

    private Twiml() {}

    /**
     * Joins the call to our media socket.
     *
     * @param action is asked what comes next when the socket has closed
     * @param status is told what becomes of the stream
     */
    static String connect(String streamUrl, String action, String status, String token) {
        return HEAD + "<Connect action=\"" + escaped(action) + "\"><Stream url=\"" + escaped(streamUrl)
                + "\" statusCallback=\"" + escaped(status) + "\"><Parameter name=\"" + TOKEN + "\" value=\""
                + escaped(token)
                + "\"/></Stream></Connect><Hangup/></Response>";
    }

    /** Asks for one key, which goes to {@code action}; it is asked as well if there was none. */
    public static String ask(String question, String action) {
        return HEAD + "<Gather action=\"" + escaped(action) + "\" numDigits=\"1\" timeout=\"8\">" + said(question)
                + "</Gather>" + elsewhere(action) + "</Response>";
    }

    /** Asks another address of ours what comes next. */
    public static String redirect(String address) {
        return HEAD + elsewhere(address) + "</Response>";
    }

    private static String elsewhere(String address) {
        return "<Redirect method=\"POST\">" + escaped(address) + "</Redirect>";
    }

    /** Last words. */
    public static String goodbye(String words) {
        return HEAD + said(words) + "<Hangup/></Response>";
    }

    private static String said(String words) {
        return "<Say>" + escaped(words) + "</Say>";
    }

    /** Ends the call. */
    public static String hangUp() {
        return HEAD + "<Hangup/></Response>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
