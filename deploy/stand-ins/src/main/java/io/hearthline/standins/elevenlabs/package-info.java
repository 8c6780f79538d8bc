/** The voice vendor's wire formats: signed URLs, the conversation socket, the custom-LLM turn loop, post-call webhooks. */
@NullMarked
package io.hearthline.standins.elevenlabs;

import org.jspecify.annotations.NullMarked;
