package io.hearthline.telephony.platform;

/**
 * Which part of the service a replica plays ({@code TELEPHONY_ROLE}), so that releasing a screen or a schedule cuts no
 * call.
 */
public enum Role {
    /** Everything. */
    ALL,
    /** Everything but the media sockets, which {@code STREAM_URL} leads to the others then. */
    CONTROL,
    /** The media sockets and what they need. */
    MEDIA;

    /** The setting's key. */
    public static final String KEY = "telephony.role";

    /** True where calls are placed, looked after and told of. */
    public boolean controls() {
        return this != MEDIA;
    }

    /** True where the carrier's streams end. */
    public boolean takesStreams() {
        return this != CONTROL;
    }
}
