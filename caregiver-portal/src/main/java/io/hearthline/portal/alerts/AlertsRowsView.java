package io.hearthline.portal.alerts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The rows of the inbox alone; see {@link AlertsView}. */
@CheckedTemplate(basePath = "alerts")
record AlertsRowsView(List<AlertRow> rows, String notice, boolean all, boolean live, String seen, String next)
        implements TemplateInstance {
    AlertsRowsView {
        rows = List.copyOf(rows);
    }
}
