/** A phone carrier with Twilio's wire formats: REST, signed webhooks, TwiML, Media Streams and text messages. */
@NullMarked
package io.hearthline.standins.twilio;

import org.jspecify.annotations.NullMarked;
