/** Who is phoned, where they live, whom they trust and what they agreed to. */
@NullMarked
package io.hearthline.telephony.recipients;

import org.jspecify.annotations.NullMarked;
