/** Answers every ended call with what its dialogue came to. */
@NullMarked
package io.hearthline.llm.closing;

import org.jspecify.annotations.NullMarked;
