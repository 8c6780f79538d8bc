/** Asks telephony and the records of the worker on behalf of whoever is signed in. */
@NullMarked
package io.hearthline.portal.clients;

import org.jspecify.annotations.NullMarked;
