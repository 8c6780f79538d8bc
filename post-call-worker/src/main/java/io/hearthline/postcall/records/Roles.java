package io.hearthline.postcall.records;

import io.hearthline.contracts.access.Caller;

/** Roles that read people's data; auditors read the trail, not the data. */
final class Roles {
    static final String ADMIN = Caller.ADMIN;
    static final String OPERATOR = Caller.OPERATOR;
    static final String CLINICIAN = Caller.CLINICIAN;
    static final String CAREGIVER = Caller.CAREGIVER;
    static final String SELF = Caller.SELF;
    static final String SERVICE = Caller.SERVICE;

    private Roles() {}
}
