/** Drives calls at the pace of life and measures what comes back: phones on one side, the voice vendor on the other. */
@NullMarked
package io.hearthline.benchmarks.load;

import org.jspecify.annotations.NullMarked;
