/** Takes events: one inbox row and its effect in one transaction, then steps; dead letters and their replay. */
@NullMarked
package io.hearthline.postcall.intake;

import org.jspecify.annotations.NullMarked;
