/** People who can be called: data that says how they pick up, what they answer to what they hear, and what they mean. */
@NullMarked
package io.hearthline.standins.callee;

import org.jspecify.annotations.NullMarked;
