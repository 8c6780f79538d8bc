/** What every page and API of the portal rests on: settings, clock, health, refusals, browser safety. */
@NullMarked
package io.hearthline.portal.platform;

import org.jspecify.annotations.NullMarked;
