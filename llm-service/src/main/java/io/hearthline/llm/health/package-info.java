/** The health check-in: which questions a call asks and what is said between them. */
@NullMarked
package io.hearthline.llm.health;

import org.jspecify.annotations.NullMarked;
