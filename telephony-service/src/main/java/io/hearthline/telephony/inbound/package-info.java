/** Takes calls that come in: who may be calling, and what the call goes on with. */
@NullMarked
package io.hearthline.telephony.inbound;

import org.jspecify.annotations.NullMarked;
