/** The portal's own copy of who is phoned and of what became of calls and alerts, and a person's page. */
@NullMarked
package io.hearthline.portal.people;

import org.jspecify.annotations.NullMarked;
