/** The whole suite as child processes of one JVM: stores, vendors' stand-ins and the four services. */
@NullMarked
package io.hearthline.sandbox.suite;

import org.jspecify.annotations.NullMarked;
