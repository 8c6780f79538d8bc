/** Who may sign in: accounts, sessions and the sign-in page. */
@NullMarked
package io.hearthline.portal.signin;

import org.jspecify.annotations.NullMarked;
