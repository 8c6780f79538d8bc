/** Events that are neither lost nor doubled between a database and Kafka. */
@NullMarked
package io.hearthline.contracts.eventlog;

import org.jspecify.annotations.NullMarked;
