/** Who the agent is and what it is told before a call. */
@NullMarked
package io.hearthline.telephony.personas;

import org.jspecify.annotations.NullMarked;
