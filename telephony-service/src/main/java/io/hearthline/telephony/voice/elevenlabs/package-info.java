/** ElevenLabs' conversation socket, signed addresses and webhook signatures. */
@NullMarked
package io.hearthline.telephony.voice.elevenlabs;

import org.jspecify.annotations.NullMarked;
