/** The phone company as the rest of the service sees it. */
@NullMarked
package io.hearthline.telephony.carrier;

import org.jspecify.annotations.NullMarked;
