/** Reads what a person said as the answer to a question, by rules alone. */
@NullMarked
package io.hearthline.llm.understanding;

import org.jspecify.annotations.NullMarked;
