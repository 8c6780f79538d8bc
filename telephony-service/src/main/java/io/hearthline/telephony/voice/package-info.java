/** The engine that hears and speaks, as the rest of the service sees it. */
@NullMarked
package io.hearthline.telephony.voice;

import org.jspecify.annotations.NullMarked;
