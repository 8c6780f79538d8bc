create table dialogues (
    dialogue_id uuid primary key,
    recipient_id uuid,
    kind text not null,
    version bigint not null default 0,
    changed_at timestamptz not null default now());

create table turns (
    id bigint generated always as identity primary key,
    dialogue_id uuid not null references dialogues (dialogue_id) on delete cascade,
    epoch int not null,
    call_id uuid not null,
    opening text not null,
    depth int not null,
    key text not null,
    parent_key text not null,
    quoted boolean not null default false,
    received_at timestamptz not null,
    reply jsonb not null,
    situation jsonb not null,
    constraint turns_once unique (dialogue_id, epoch, key));
create index turns_of_call on turns (call_id, id);

create table answers (
    dialogue_id uuid not null references dialogues (dialogue_id) on delete cascade,
    question_id text not null,
    revision int not null,
    answer jsonb not null,
    said text not null,
    primary key (dialogue_id, question_id));

create table concerns (
    concern_id uuid primary key,
    dialogue_id uuid not null references dialogues (dialogue_id) on delete cascade,
    call_id uuid not null,
    recipient_id uuid,
    category text not null,
    severity text not null,
    status text not null,
    ordinal int not null,
    said text not null,
    received_at timestamptz not null,
    changed_at timestamptz not null);
create index concerns_of_dialogue on concerns (dialogue_id);
