/** Who may see whom: the rules and each service's own copy of the grants. */
@NullMarked
package io.hearthline.contracts.access;

import org.jspecify.annotations.NullMarked;
