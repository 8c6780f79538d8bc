/** One event loop and one loopback port: what every HTTP stand-in is served by. */
@NullMarked
package io.hearthline.standins.edge;

import org.jspecify.annotations.NullMarked;
