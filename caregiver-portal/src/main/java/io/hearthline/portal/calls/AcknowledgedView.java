package io.hearthline.portal.calls;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What came of acknowledging, in the place of the button. */
@CheckedTemplate(basePath = "calls")
record AcknowledgedView(String result, boolean good) implements TemplateInstance {}
