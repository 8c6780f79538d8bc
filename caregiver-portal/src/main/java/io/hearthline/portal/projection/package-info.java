/** The portal's own copy of who is phoned and of what became of calls and alerts: states and ids, no spoken word. */
@NullMarked
package io.hearthline.portal.projection;

import org.jspecify.annotations.NullMarked;
