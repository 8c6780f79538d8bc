/** Dangerous sentences of a call, and whose eyes their words are for. */
@NullMarked
package io.hearthline.postcall.concerns;

import org.jspecify.annotations.NullMarked;
