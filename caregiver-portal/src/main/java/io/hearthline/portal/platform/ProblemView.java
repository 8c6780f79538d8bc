package io.hearthline.portal.platform;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * A refusal as a page.
 *
 * @param advice what the reader can do about it
 * @param href where to go from here
 * @param link what that is called
 */
@CheckedTemplate(basePath = "platform")
record ProblemView(String title, String advice, String href, String link) implements TemplateInstance {}
