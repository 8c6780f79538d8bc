/** Text carried inside mu-law audio, so that a stand-in hears only what really crossed the line. */
@NullMarked
package io.hearthline.standins.modem;

import org.jspecify.annotations.NullMarked;
