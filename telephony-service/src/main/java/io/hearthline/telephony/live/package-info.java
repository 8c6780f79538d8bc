/** Shows calls to those who may watch them while they are held. */
@NullMarked
package io.hearthline.telephony.live;

import org.jspecify.annotations.NullMarked;
