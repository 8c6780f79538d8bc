/** This service's own copy of who is phoned and who is told. */
@NullMarked
package io.hearthline.postcall.recipients;

import org.jspecify.annotations.NullMarked;
