/** What happens when a machine picks up: who the carrier says it was, and the message it is left. */
@NullMarked
package io.hearthline.telephony.carrier.twilio.machines;

import org.jspecify.annotations.NullMarked;
