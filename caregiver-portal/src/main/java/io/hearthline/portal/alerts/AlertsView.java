package io.hearthline.portal.alerts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The inbox.
 *
 * @param notice what cannot be shown and why; empty if all is
 * @param all true if those that are over are shown as well
 * @param live true on the page of open ones that looks for news by itself
 * @param seen changes when the rows do
 * @param next where older ones are; empty if there are none
 */
@CheckedTemplate(basePath = "alerts")
record AlertsView(List<AlertRow> rows, String notice, boolean all, boolean live, String seen, String next)
        implements TemplateInstance {
    AlertsView {
        rows = List.copyOf(rows);
    }
}
