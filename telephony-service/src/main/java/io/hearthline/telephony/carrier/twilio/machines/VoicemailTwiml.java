package io.hearthline.telephony.carrier.twilio.machines;

import io.hearthline.contracts.session.CallSession;

/** The documents a machine's line is given. */
final class VoicemailTwiml {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>";

    private VoicemailTwiml() {}

    /** Says the persona's message and then asks {@code left}, which proves that it was said to its end. */
    static String message(CallSession.Persona persona, String left) {
        String text = persona.voicemail();
        return text == null
                ? hangUp()
                : HEAD + "<Pause length=\"1\"/><Say language=\"" + escaped(persona.language()) + "\">" + escaped(text)
                        + "</Say><Redirect method=\"POST\">" + escaped(left) + "</Redirect></Response>";
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
