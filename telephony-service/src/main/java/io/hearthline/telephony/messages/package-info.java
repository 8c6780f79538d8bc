/** Text messages as far as the carrier tells of them: what became of ours, and what somebody answered. */
@NullMarked
package io.hearthline.telephony.messages;

import org.jspecify.annotations.NullMarked;
