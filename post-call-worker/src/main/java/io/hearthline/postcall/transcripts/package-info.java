/** Calls and what was said in them. */
@NullMarked
package io.hearthline.postcall.transcripts;

import org.jspecify.annotations.NullMarked;
