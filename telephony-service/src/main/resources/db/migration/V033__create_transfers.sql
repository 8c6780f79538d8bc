create table transfers (
    id uuid primary key,
    call_id uuid not null references calls (id),
    contact_id uuid,
    asked_by text not null,
    asked_at timestamptz not null,
    state text not null,
    -- One wish of the person is one transfer, however often it is read.
    unique (call_id, asked_at)
);
