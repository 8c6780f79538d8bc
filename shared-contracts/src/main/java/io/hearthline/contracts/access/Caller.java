package io.hearthline.contracts.access;

import java.util.Set;

/**
 * Who asks, as a verified token says.
 *
 * @param subject account id, or the id of a service
 */
public record Caller(String subject, Set<String> roles) {
    /** Runs the deployment: may do everything but read what auditors read. */
    public static final String ADMIN = "admin";
    /** Watches calls and alerts of everybody. */
    public static final String OPERATOR = "operator";
    /** A professional; sees whom a grant names. */
    public static final String CLINICIAN = "clinician";
    /** Family or friend; sees whom a grant names. */
    public static final String CAREGIVER = "caregiver";
    /** Reads the audit trail, no person's data. */
    public static final String AUDITOR = "auditor";
    /** The person who is phoned; sees what a grant to themselves names. */
    public static final String SELF = "self";
    /** A machine of this deployment. */
    public static final String SERVICE = "service";

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** True if no grant is needed to see a recipient. */
    public boolean seesEverybody() {
        return roles.contains(ADMIN) || roles.contains(OPERATOR) || roles.contains(SERVICE);
    }
}
