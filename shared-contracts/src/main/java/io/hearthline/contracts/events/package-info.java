/** What happened, as it travels between services through Kafka. */
@NullMarked
package io.hearthline.contracts.events;

import org.jspecify.annotations.NullMarked;
