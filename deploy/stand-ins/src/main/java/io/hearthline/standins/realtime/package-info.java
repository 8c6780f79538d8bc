/** OpenAI's voice side: the Realtime socket in its GA shape and {@code /v1/audio/speech}. */
@NullMarked
package io.hearthline.standins.realtime;

import org.jspecify.annotations.NullMarked;
