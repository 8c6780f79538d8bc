package io.hearthline.portal.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The same as {@link CallNowView}, inside another page. */
@CheckedTemplate(basePath = "people")
record CallNowPartView(String id, String name, String result, boolean good, String callHref)
        implements TemplateInstance {}
