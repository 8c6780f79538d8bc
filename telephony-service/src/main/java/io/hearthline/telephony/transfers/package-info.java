/** Puts a call through to a person: the operator, or a contact; nobody answering, the dialogue goes on. */
@NullMarked
package io.hearthline.telephony.transfers;

import org.jspecify.annotations.NullMarked;
