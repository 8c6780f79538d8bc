package io.hearthline.portal.today;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The whole page.
 *
 * @param notice what is late and why; empty if all is current
 * @param seen changes when the rows do
 * @param administers true if the viewer can add people and grants
 */
@CheckedTemplate(basePath = "today")
record TodayView(String viewer, List<TodayRow> rows, String notice, String seen, boolean administers)
        implements TemplateInstance {}
