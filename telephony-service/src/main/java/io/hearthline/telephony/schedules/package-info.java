/** When a person is phoned: one recurring check-in in the person's own zone, and the slots that come of it. */
@NullMarked
package io.hearthline.telephony.schedules;

import org.jspecify.annotations.NullMarked;
