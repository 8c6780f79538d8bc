/** The chat model, and what is said while it keeps silent. */
@NullMarked
package io.hearthline.llm.model;

import org.jspecify.annotations.NullMarked;
