/** Telephone audio as plain arithmetic: G.711 codecs, sample rates, loudness, WAV files. */
@NullMarked
package io.hearthline.telephony.audio;

import org.jspecify.annotations.NullMarked;
