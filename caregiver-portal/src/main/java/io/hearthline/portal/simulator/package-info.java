/** The browser phone: an operator hears and talks to the agent without a telephone. */
@NullMarked
package io.hearthline.portal.simulator;

import org.jspecify.annotations.NullMarked;
