/** Sends the portal's events: a row beside the state, then Kafka. */
@NullMarked
package io.hearthline.portal.outbox;

import org.jspecify.annotations.NullMarked;
