/** One sentence on each person's last calls, for the next greeting and prompt. */
@NullMarked
package io.hearthline.telephony.summaries;

import org.jspecify.annotations.NullMarked;
