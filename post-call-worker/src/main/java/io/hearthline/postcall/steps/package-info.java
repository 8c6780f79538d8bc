/** Work that is still to do, kept in the database so that a crash loses none of it. */
@NullMarked
package io.hearthline.postcall.steps;

import org.jspecify.annotations.NullMarked;
