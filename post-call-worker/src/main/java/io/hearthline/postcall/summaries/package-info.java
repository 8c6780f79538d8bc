/** One summary a call, every claim of it resting on turns. */
@NullMarked
package io.hearthline.postcall.summaries;

import org.jspecify.annotations.NullMarked;
