package io.hearthline.portal.today;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** Only the rows, for a page that refreshes itself. */
@CheckedTemplate(basePath = "today")
record TodayRowsView(List<TodayRow> rows, String notice, String seen, boolean administers)
        implements TemplateInstance {}
