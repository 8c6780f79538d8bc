/** Who may see whom, published on access.v1. */
@NullMarked
package io.hearthline.portal.grants;

import org.jspecify.annotations.NullMarked;
