package io.hearthline.contracts.session;

import org.jspecify.annotations.Nullable;

/**
 * How a call would go on if its conversation broke off now and had to begin anew.
 *
 * @param words what asks the open question again; null if the goodbye has been said
 */
public record Resumption(@Nullable String words) {
    @Override
    public String toString() {
        return "Resumption[…]";
    }
}
