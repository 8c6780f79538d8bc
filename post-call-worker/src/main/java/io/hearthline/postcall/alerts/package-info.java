/** What a human must look at, on a consumer group of its own. */
@NullMarked
package io.hearthline.postcall.alerts;

import org.jspecify.annotations.NullMarked;
