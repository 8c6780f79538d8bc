/** What Twilio asks when a stream has ended, and where the keys of the plain check-in go. */
@NullMarked
package io.hearthline.telephony.carrier.twilio.survival;

import org.jspecify.annotations.NullMarked;
