/** What waits for a human: seen, taken on, closed. */
@NullMarked
package io.hearthline.portal.alerts;

import org.jspecify.annotations.NullMarked;
