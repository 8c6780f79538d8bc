/** Dangerous sentences, found by rules before anything else is done with an utterance. */
@NullMarked
package io.hearthline.llm.safety;

import org.jspecify.annotations.NullMarked;
