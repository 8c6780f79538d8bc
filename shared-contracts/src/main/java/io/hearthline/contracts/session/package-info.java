/** What telephony knows of a call, as the services beside it read it. */
@NullMarked
package io.hearthline.contracts.session;

import org.jspecify.annotations.NullMarked;
