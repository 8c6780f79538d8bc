/** An OpenAI-compatible chat model that answers by simple published rules and says so. */
@NullMarked
package io.hearthline.standins.chatmodel;

import org.jspecify.annotations.NullMarked;
