/** What a dialogue is: states, steps, and the order in which every utterance is looked at. */
@NullMarked
package io.hearthline.llm.dialogue;

import org.jspecify.annotations.NullMarked;
