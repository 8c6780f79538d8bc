/** Issues and checks the short-lived tokens with which everything of a deployment talks. */
@NullMarked
package io.hearthline.portal.tokens;

import org.jspecify.annotations.NullMarked;
