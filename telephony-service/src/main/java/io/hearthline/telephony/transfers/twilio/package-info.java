/** The documents Twilio puts a call through by. */
@NullMarked
package io.hearthline.telephony.transfers.twilio;

import org.jspecify.annotations.NullMarked;
