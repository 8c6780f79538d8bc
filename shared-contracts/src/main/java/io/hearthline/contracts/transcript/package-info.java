/** What was said, by whom and when. */
@NullMarked
package io.hearthline.contracts.transcript;

import org.jspecify.annotations.NullMarked;
