create table outbox (
    id bigint generated always as identity primary key,
    event_id uuid not null unique, topic text not null, key text not null, bucket int not null,
    type text not null, at timestamptz not null, traceparent text, value text not null);
create index outbox_bucket on outbox (bucket, id);

create table inbox (
    consumer text not null, event_id uuid not null, at timestamptz not null default now(),
    primary key (consumer, event_id));
