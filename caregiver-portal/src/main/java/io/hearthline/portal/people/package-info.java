/** A person's page with their past calls, and the button that phones them now. */
@NullMarked
package io.hearthline.portal.people;

import org.jspecify.annotations.NullMarked;
