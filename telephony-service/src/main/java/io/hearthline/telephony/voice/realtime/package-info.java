/** OpenAI's voices: speech to speech where the model may speak for itself, turn by turn where our own words are spoken. */
@NullMarked
package io.hearthline.telephony.voice.realtime;

import org.jspecify.annotations.NullMarked;
