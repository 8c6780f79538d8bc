/** Keeps a call going, or ends it decently, when a host, a socket or a voice engine fails. */
@NullMarked
package io.hearthline.telephony.survival;

import org.jspecify.annotations.NullMarked;
