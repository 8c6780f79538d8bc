/** Refusals a caller can act on, as RFC 9457 problem details. */
@NullMarked
package io.hearthline.contracts.problem;

import org.jspecify.annotations.NullMarked;
