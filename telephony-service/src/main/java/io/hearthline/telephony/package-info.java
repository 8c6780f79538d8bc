/** Places phone calls and carries them: who is called, when, and the live call. */
@NullMarked
package io.hearthline.telephony;

import org.jspecify.annotations.NullMarked;
