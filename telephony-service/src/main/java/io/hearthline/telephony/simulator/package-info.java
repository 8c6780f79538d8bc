/** Lets somebody at a desk hear and talk to the agent without a phone. */
@NullMarked
package io.hearthline.telephony.simulator;

import org.jspecify.annotations.NullMarked;
