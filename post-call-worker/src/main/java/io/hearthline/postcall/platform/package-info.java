/** What every package stands on: SQL, loops, traces, settings, and the edges of the process. */
@NullMarked
package io.hearthline.postcall.platform;

import org.jspecify.annotations.NullMarked;
