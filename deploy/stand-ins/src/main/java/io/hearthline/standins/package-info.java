/** The real stores, embedded as processes of their own, and the vendors' wire formats: what tests and the sandbox run on. */
@NullMarked
package io.hearthline.standins;

import org.jspecify.annotations.NullMarked;
