/** What a voice engine that speaks for itself asks of the dialogue: to judge a turn, to end a call, to look into a danger. */
@NullMarked
package io.hearthline.llm.tools;

import org.jspecify.annotations.NullMarked;
