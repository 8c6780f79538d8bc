/** Carries audio between a phone line and a voice engine, both ways, untouched. */
@NullMarked
package io.hearthline.telephony.media;

import org.jspecify.annotations.NullMarked;
