/** Twilio's REST API, webhooks and media streams. */
@NullMarked
package io.hearthline.telephony.carrier.twilio;

import org.jspecify.annotations.NullMarked;
