package io.hearthline.portal.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The sign-in page.
 *
 * @param next where to go afterwards
 * @param email what was typed, so that it need not be typed again
 * @param error what went wrong, empty if nothing did
 * @param notice what to know, empty if nothing
 */
@CheckedTemplate(basePath = "signin")
record SignInView(String next, String email, String error, String notice) implements TemplateInstance {}
