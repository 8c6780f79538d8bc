create table calls (
    id uuid primary key,
    dialogue_id uuid not null,
    recipient_id uuid references recipients (id),
    slot_id uuid,
    kind text not null,
    direction text not null,
    phone text,
    state text not null,
    outcome text,
    carrier_call_id text unique,
    carrier_sequence int not null,
    stream_id text,
    conversation_ids text[] not null,
    attempt int not null,
    placed_at timestamptz,
    answered_at timestamptz,
    ended_at timestamptz,
    imported boolean not null,
    traceparent text,
    check_at timestamptz,
    checks int not null default 0
);
-- Never two live dials for one person or one phone.
create unique index calls_live_recipient on calls (recipient_id) where ended_at is null;
create unique index calls_live_phone on calls (phone) where ended_at is null;
create index calls_recipient on calls (recipient_id, placed_at desc);
create index calls_placed on calls (placed_at desc);
create index calls_check on calls (check_at) where ended_at is null;
create index calls_slot on calls (slot_id) where slot_id is not null;

create table turns (
    call_id uuid not null references calls (id) on delete cascade,
    number int not null,
    speaker text not null,
    text text not null,
    start_ms int not null,
    cut boolean not null,
    primary key (call_id, number)
);
