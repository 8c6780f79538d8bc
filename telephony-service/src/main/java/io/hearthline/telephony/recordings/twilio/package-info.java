/** Recordings as Twilio tells of them and hands them out. */
@NullMarked
package io.hearthline.telephony.recordings.twilio;

import org.jspecify.annotations.NullMarked;
