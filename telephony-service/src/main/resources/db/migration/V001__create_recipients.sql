create table recipients (
    id uuid primary key,
    revision int not null,
    status text not null,
    paused_until timestamptz,
    name text not null,
    preferred_name text not null,
    phone text not null,
    zone text not null,
    language text not null,
    conditions text[] not null,
    medicines text[] not null,
    consent_calls boolean not null,
    consent_recording boolean not null,
    consent_sharing boolean not null,
    calls_from text not null,
    calls_until text not null,
    check_in_time text,
    check_in_days text[] not null,
    created_at timestamptz not null
);
create index recipients_phone on recipients (phone);

create table contacts (
    id uuid primary key,
    recipient_id uuid not null references recipients (id) on delete cascade,
    position int not null,
    name text not null,
    relation text not null,
    phone text,
    email text
);
create index contacts_recipient on contacts (recipient_id, position);
