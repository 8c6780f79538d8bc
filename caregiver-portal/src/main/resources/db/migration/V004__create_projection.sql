-- A copy for showing: states and ids, no word of a conversation.
create table people (
    id uuid primary key,
    revision int not null,
    status text not null,
    paused_until timestamptz,
    name text not null,
    preferred_name text not null,
    zone text not null
);

create table calls (
    id uuid primary key,
    recipient_id uuid,
    dialogue_id uuid,
    kind text,
    state text not null,
    outcome text,
    placed_at timestamptz,
    answered_at timestamptz,
    ended_at timestamptz,
    at timestamptz not null,
    summary_revision int,
    record_severity text
);
create index calls_recipient on calls (recipient_id, at desc);
create index calls_dialogue on calls (dialogue_id);

create table alerts (
    id uuid primary key,
    recipient_id uuid,
    call_id uuid,
    severity text not null,
    status text not null,
    opened_at timestamptz not null,
    changed_at timestamptz not null
);
create index alerts_recipient on alerts (recipient_id, status);
create index alerts_call on alerts (call_id);
