/** The API that caregivers' screens read. */
@NullMarked
package io.hearthline.postcall.records;

import org.jspecify.annotations.NullMarked;
