/** The language model, where one is configured. */
@NullMarked
package io.hearthline.postcall.model;

import org.jspecify.annotations.NullMarked;
