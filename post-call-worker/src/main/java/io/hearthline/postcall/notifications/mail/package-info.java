/** Mail through the configured SMTP server. */
@NullMarked
package io.hearthline.postcall.notifications.mail;

import org.jspecify.annotations.NullMarked;
