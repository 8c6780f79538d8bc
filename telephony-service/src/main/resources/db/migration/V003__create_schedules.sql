create table schedules (
    recipient_id uuid primary key references recipients (id) on delete cascade,
    local_time text not null,
    rule text not null,
    zone text not null,
    next_at timestamptz not null
);
create index schedules_next on schedules (next_at);

create table slots (
    id uuid primary key,
    recipient_id uuid not null references recipients (id) on delete cascade,
    scheduled_for timestamptz not null,
    closes_at timestamptz not null,
    try_at timestamptz,
    dialogue_id uuid not null,
    outcome text,
    closed_at timestamptz,
    unique (recipient_id, scheduled_for)
);
create index slots_open on slots (try_at) where closed_at is null;
