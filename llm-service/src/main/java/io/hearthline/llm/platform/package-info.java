/** Settings, health and the keys of the management API. */
@NullMarked
package io.hearthline.llm.platform;

import org.jspecify.annotations.NullMarked;
