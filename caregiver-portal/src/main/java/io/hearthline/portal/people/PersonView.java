package io.hearthline.portal.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * A person and their past calls.
 *
 * @param notice what is late and why; empty if all is current
 * @param newer address of the page with newer calls; empty if this is the newest
 * @param older address of the page with older calls; empty if there are none
 */
@CheckedTemplate(basePath = "people")
record PersonView(
        String id, String name, List<PastCall> calls, String notice, boolean callable, String newer, String older)
        implements TemplateInstance {
    /**
     * @param when day and time in the person's zone
     * @param headline of its summary, or why there is none; empty if there was no conversation
     */
    record PastCall(String href, String when, String kind, String outcome, String headline) {}
}
