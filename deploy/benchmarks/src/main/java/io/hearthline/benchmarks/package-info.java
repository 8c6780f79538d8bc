/** What the suite costs, measured beside the simple ways of doing the same. */
@NullMarked
package io.hearthline.benchmarks;

import org.jspecify.annotations.NullMarked;
