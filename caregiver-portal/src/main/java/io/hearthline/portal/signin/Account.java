package io.hearthline.portal.signin;

import io.hearthline.contracts.ids.AccountId;
import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param email also what they sign in with
 * @param roles as in their tokens: admin, operator, clinician, caregiver, auditor, self
 */
public record Account(AccountId id, String email, String name, Set<String> roles) {
    public Account {
        roles = Set.copyOf(roles);
    }

    /** Never the name or address. */
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
