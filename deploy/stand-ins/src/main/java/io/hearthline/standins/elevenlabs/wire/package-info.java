/** What goes over the voice vendor's wires, without a conversation's state. */
@NullMarked
package io.hearthline.standins.elevenlabs.wire;

import org.jspecify.annotations.NullMarked;
