/** Publishes dialogue events beside the state they tell of. */
@NullMarked
package io.hearthline.llm.outbox;

import org.jspecify.annotations.NullMarked;
