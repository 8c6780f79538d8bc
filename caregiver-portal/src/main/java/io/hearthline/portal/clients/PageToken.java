package io.hearthline.portal.clients;

import io.hearthline.contracts.access.Caller;
import io.hearthline.portal.signin.Viewer;
import io.hearthline.portal.tokens.TokenMint;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** One token a page request, made when the first question to another service needs it. */
@RequestScoped
class PageToken {
    private final TokenMint mint;
    private final Viewer viewer;
    private @Nullable String header;

    PageToken(TokenMint mint, Viewer viewer) {
        this.mint = mint;
        this.viewer = viewer;
    }

    /** The {@code Authorization} header of whoever looks at the page. */
    synchronized String header() {
        String made = header;
        if (made == null) {
            Caller caller = viewer.caller();
            made = "Bearer " + mint.mint(caller.subject(), caller.roles());
            header = made;
        }
        return made;
    }
}
