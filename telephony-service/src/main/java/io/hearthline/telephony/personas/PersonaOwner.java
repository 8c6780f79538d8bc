package io.hearthline.telephony.personas;

import io.hearthline.contracts.access.Caller;

/** Whose a persona is: what administrators and machines write is the organisation's, an operator's is their own. */
final class PersonaOwner {
    /** Speaks on all calls nobody with a persona of their own asked for. */
    static final String ORGANISATION = "organisation";

    private PersonaOwner() {}

    /** Whose personas this caller writes. */
    static String of(Caller caller) {
        return runsTheDeployment(caller) ? ORGANISATION : caller.subject();
    }

    /** True if the caller may change what belongs to the owner. */
    static boolean mayWrite(Caller caller, String owner) {
        return runsTheDeployment(caller) || caller.subject().equals(owner);
    }

    /** True if the caller may look at what belongs to the owner. */
    static boolean maySee(Caller caller, String owner) {
        return owner.equals(ORGANISATION) || mayWrite(caller, owner);
    }

    private static boolean runsTheDeployment(Caller caller) {
        return caller.roles().contains(Caller.ADMIN) || caller.roles().contains(Caller.SERVICE);
    }
}
