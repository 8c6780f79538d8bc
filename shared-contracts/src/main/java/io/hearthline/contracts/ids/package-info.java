/** Identities as types, so that a call is never taken for a dialogue. */
@NullMarked
package io.hearthline.contracts.ids;

import org.jspecify.annotations.NullMarked;
