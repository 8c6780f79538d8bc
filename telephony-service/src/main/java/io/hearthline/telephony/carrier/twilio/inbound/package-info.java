/** Where Twilio asks what is to happen with a call that comes in. */
@NullMarked
package io.hearthline.telephony.carrier.twilio.inbound;

import org.jspecify.annotations.NullMarked;
