package io.hearthline.standins.chatmodel;

import io.vertx.core.json.JsonObject;

/**
 * How well the model does.
 *
 * @param latencyMs before the first word
 * @param failures how many of the next requests fail
 * @param failStatus with which HTTP status they fail; 0 means that they hang
 */
public record ChatBehaviour(int latencyMs, int failures, int failStatus) {

    /** At once and without fail. */
    public static final ChatBehaviour GOOD = new ChatBehaviour(0, 0, 503);

    static ChatBehaviour read(JsonObject json) {
        return new ChatBehaviour(
                json.getInteger("latencyMs", 0), json.getInteger("failures", 0), json.getInteger("failStatus", 503));
    }

    ChatBehaviour afterFailure() {
        return new ChatBehaviour(latencyMs, failures - 1, failStatus);
    }
}
