/** Says on records.v1 what was written, in the transaction that wrote it. */
@NullMarked
package io.hearthline.postcall.outbox;

import org.jspecify.annotations.NullMarked;
