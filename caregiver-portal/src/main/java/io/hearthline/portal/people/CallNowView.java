package io.hearthline.portal.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Asks before phoning, or says what came of it, as a page of its own.
 *
 * @param result what came of it; empty while it is only asked
 * @param good true if the phone is being dialled
 * @param callHref the call's page; empty if there is no call
 */
@CheckedTemplate(basePath = "people")
record CallNowView(String id, String name, String result, boolean good, String callHref) implements TemplateInstance {}
