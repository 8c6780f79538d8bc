package io.hearthline.portal.today;

import io.hearthline.portal.signin.Viewer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The page that opens first. */
@Path("/")
@RunOnVirtualThread
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class TodayPage {
    private final Today today;
    private final Viewer viewer;

    TodayPage(Today today, Viewer viewer) {
        this.today = today;
        this.viewer = viewer;
    }

    @GET
    public Response page() {
        Today.Rows rows = today.of(viewer.caller());
        return Response.ok(new TodayView(viewer.name(), rows.rows(), rows.notice(), rows.seen(), viewer.administers()))
                .build();
    }

    /**
     * The rows alone.
     *
     * @param seen what the page shows already; 204 if that is still so, so that nobody loses their place
     */
    @GET
    @Path("today/rows")
    public Response rows(@RestQuery @Nullable String seen) {
        Today.Rows rows = today.of(viewer.caller());
        if (rows.seen().equals(seen)) {
            return Response.noContent().build();
        }
        return Response.ok(new TodayRowsView(rows.rows(), rows.notice(), rows.seen(), viewer.administers()))
                .build();
    }
}
