/** Text messages through Twilio's REST API. */
@NullMarked
package io.hearthline.postcall.notifications.twilio;

import org.jspecify.annotations.NullMarked;
