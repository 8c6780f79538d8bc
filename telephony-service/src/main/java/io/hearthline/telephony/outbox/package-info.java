/** Sends what happened, once the state it tells of is stored. */
@NullMarked
package io.hearthline.telephony.outbox;

import org.jspecify.annotations.NullMarked;
