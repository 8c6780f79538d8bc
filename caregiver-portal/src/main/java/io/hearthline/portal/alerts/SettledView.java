package io.hearthline.portal.alerts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What came of a button, in its place. */
@CheckedTemplate(basePath = "alerts")
record SettledView(String result, boolean good) implements TemplateInstance {}
