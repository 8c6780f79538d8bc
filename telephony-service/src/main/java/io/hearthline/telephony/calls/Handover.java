package io.hearthline.telephony.calls;

/** Asked once everything there was to say has been heard, before the line is hung up. */
public interface Handover {
    /** True if the line is somebody else's now, so that it must not be hung up. Blocks. */
    boolean takes(Call call);
}
