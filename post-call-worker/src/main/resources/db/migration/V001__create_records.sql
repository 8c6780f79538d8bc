create table inbox (
    consumer text not null,
    event_id uuid not null,
    at timestamptz not null default now(),
    primary key (consumer, event_id));

create table outbox (
    id bigint generated always as identity primary key,
    event_id uuid not null unique,
    topic text not null,
    key text not null,
    bucket int not null,
    type text not null,
    at timestamptz not null,
    traceparent text,
    value text not null);
create index outbox_bucket on outbox (bucket, id);

create table steps (
    kind text not null,
    subject uuid not null,
    due_at timestamptz not null default now(),
    generation bigint not null default 0,
    attempts int not null default 0,
    lease uuid,
    leased_until timestamptz,
    traceparent text,
    primary key (kind, subject));
create index steps_due on steps (due_at);

create table recipients (
    recipient_id uuid primary key,
    revision int not null,
    status text not null,
    preferred_name text not null,
    zone text not null,
    contacts jsonb not null,
    sharing boolean not null);

create table calls (
    call_id uuid primary key,
    recipient_id uuid,
    dialogue_id uuid not null,
    kind text,
    outcome text,
    answered_at timestamptz,
    ended_at timestamptz,
    imported boolean not null default false,
    at timestamptz not null,
    received_at timestamptz not null default now());
create index calls_dialogue on calls (dialogue_id);

create table turns (
    call_id uuid not null,
    number int not null,
    speaker text not null,
    text text not null,
    start_ms int not null,
    cut boolean not null,
    primary key (call_id, number));

create table concerns (
    concern_id uuid primary key,
    dialogue_id uuid not null,
    call_id uuid not null,
    recipient_id uuid,
    category text not null,
    severity text,
    said text,
    answered text,
    suspected_at timestamptz,
    confirmed_at timestamptz,
    cleared_at timestamptz);
create index concerns_call on concerns (call_id);
create index concerns_dialogue on concerns (dialogue_id);

create table answers (
    dialogue_id uuid not null,
    question_id text not null,
    revision int not null,
    call_id uuid not null,
    recipient_id uuid,
    answer jsonb not null,
    said text not null,
    confidence double precision not null,
    reader text not null,
    imported boolean not null,
    at timestamptz not null,
    primary key (dialogue_id, question_id));
create index answers_call on answers (call_id);
create index answers_person on answers (recipient_id, question_id, at);

create table finishes (
    call_id uuid primary key,
    dialogue_id uuid not null,
    status text not null,
    outcome text,
    asked int not null,
    answered int not null,
    imported boolean not null,
    at timestamptz not null);
create index finishes_dialogue on finishes (dialogue_id);

create table summaries (
    call_id uuid primary key,
    dialogue_id uuid not null,
    recipient_id uuid,
    revision int not null,
    headline text not null,
    text text not null,
    claims jsonb not null,
    author text not null,
    outcome text not null,
    input_hash text not null,
    at timestamptz not null,
    written_at timestamptz not null default now());
create index summaries_person on summaries (recipient_id, at);

create table health_records (
    dialogue_id uuid primary key,
    call_id uuid not null,
    recipient_id uuid,
    revision int not null,
    partial boolean not null,
    severity text not null,
    imported boolean not null,
    answers jsonb not null,
    at timestamptz not null,
    written_at timestamptz not null default now());
create index health_records_person on health_records (recipient_id, at desc, dialogue_id);

create table alerts (
    alert_id uuid primary key,
    source text not null unique,
    recipient_id uuid,
    call_id uuid not null,
    dialogue_id uuid,
    severity text not null,
    rule text not null,
    category text not null,
    why text not null,
    status text not null,
    hidden_from_family boolean not null,
    opened_at timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by text,
    resolved_at timestamptz,
    resolved_by text,
    outcome text);
create index alerts_page on alerts (opened_at desc, alert_id);
create index alerts_person on alerts (recipient_id, opened_at desc);

create table notifications (
    notification_id uuid primary key,
    alert_id uuid not null,
    call_id uuid not null,
    told text not null,
    channel text not null,
    address text not null,
    text text not null,
    state text not null,
    attempts int not null default 0,
    due_at timestamptz not null default now(),
    lease uuid,
    leased_until timestamptz,
    sent_at timestamptz,
    provider_id text,
    error_type text,
    created_at timestamptz not null default now(),
    unique (alert_id, told, channel));
create index notifications_due on notifications (due_at) where state = 'PENDING';

create table audit (
    audit_id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    subject text not null,
    roles text not null,
    action text not null,
    recipient_id uuid,
    object_id text not null);
create index audit_person on audit (recipient_id, at);
