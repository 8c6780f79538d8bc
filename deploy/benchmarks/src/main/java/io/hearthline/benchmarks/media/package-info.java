/** What carrying a call's audio costs, ours beside a Node bridge and a bare relay. */
@NullMarked
package io.hearthline.benchmarks.media;

import org.jspecify.annotations.NullMarked;
