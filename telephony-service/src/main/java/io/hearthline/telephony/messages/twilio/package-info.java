/** Twilio's webhooks about text messages. */
@NullMarked
package io.hearthline.telephony.messages.twilio;

import org.jspecify.annotations.NullMarked;
