/** What every part stands on: settings, addresses, who is asking, health, and the counters of the unexpected. */
@NullMarked
package io.hearthline.telephony.platform;

import org.jspecify.annotations.NullMarked;
