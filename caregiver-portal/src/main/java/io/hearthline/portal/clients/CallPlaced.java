package io.hearthline.portal.clients;

import io.hearthline.contracts.ids.CallId;

/** A call is being placed. */
public record CallPlaced(CallId callId) {}
