/** The simple ways of doing what the suite does, to measure it against. */
@NullMarked
package io.hearthline.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
