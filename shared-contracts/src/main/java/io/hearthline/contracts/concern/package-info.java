/** Dangerous sentences: their kinds and what each kind asks for. */
@NullMarked
package io.hearthline.contracts.concern;

import org.jspecify.annotations.NullMarked;
