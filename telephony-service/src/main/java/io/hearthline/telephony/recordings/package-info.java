/** Recordings of calls, with the person's consent only: fetched from the carrier, kept encrypted, played to those who may. */
@NullMarked
package io.hearthline.telephony.recordings;

import org.jspecify.annotations.NullMarked;
