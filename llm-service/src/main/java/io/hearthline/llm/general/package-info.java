/** Company: conversation by a model, or by simple rules where no model is configured. */
@NullMarked
package io.hearthline.llm.general;

import org.jspecify.annotations.NullMarked;
