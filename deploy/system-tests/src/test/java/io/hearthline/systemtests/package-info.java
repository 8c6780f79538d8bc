/** One user story a file, told against the whole running suite. */
@NullMarked
package io.hearthline.systemtests;

import org.jspecify.annotations.NullMarked;
