/** The one JSON dialect of everything that crosses a process border. */
@NullMarked
package io.hearthline.contracts.json;

import org.jspecify.annotations.NullMarked;
