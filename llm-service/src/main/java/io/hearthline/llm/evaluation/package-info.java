/** Measures the rules on files of utterances, outside of any call. */
@NullMarked
package io.hearthline.llm.evaluation;

import org.jspecify.annotations.NullMarked;
