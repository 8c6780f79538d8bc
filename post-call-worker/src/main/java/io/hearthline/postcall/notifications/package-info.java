/** Tells a contact or the operator that somebody must look. */
@NullMarked
package io.hearthline.postcall.notifications;

import org.jspecify.annotations.NullMarked;
