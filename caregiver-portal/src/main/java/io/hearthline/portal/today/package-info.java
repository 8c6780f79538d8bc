/** The page that opens first: one row a person, the neediest on top. */
@NullMarked
package io.hearthline.portal.today;

import org.jspecify.annotations.NullMarked;
