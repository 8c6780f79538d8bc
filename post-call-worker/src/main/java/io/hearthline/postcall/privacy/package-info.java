/** The trail of who read what of whom. */
@NullMarked
package io.hearthline.postcall.privacy;

import org.jspecify.annotations.NullMarked;
