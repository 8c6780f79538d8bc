/** The edge the voice engine talks to: OpenAI-compatible chat completions for calls of ours. */
@NullMarked
package io.hearthline.llm.completions;

import org.jspecify.annotations.NullMarked;
