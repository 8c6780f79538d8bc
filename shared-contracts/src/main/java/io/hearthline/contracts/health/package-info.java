/** The question bank, its answers and its thresholds. */
@NullMarked
package io.hearthline.contracts.health;

import org.jspecify.annotations.NullMarked;
