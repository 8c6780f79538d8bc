/** The page of one call: summary, record, alerts and transcript. */
@NullMarked
package io.hearthline.portal.calls;

import org.jspecify.annotations.NullMarked;
