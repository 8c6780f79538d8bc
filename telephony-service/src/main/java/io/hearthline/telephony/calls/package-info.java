/** One call from the decision to dial to its one outcome. */
@NullMarked
package io.hearthline.telephony.calls;

import org.jspecify.annotations.NullMarked;
