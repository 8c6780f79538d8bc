create table summaries (
    call_id uuid primary key,
    recipient_id uuid not null,
    revision int not null,
    headline text not null,
    at timestamptz not null
);
create index summaries_recipient on summaries (recipient_id, at desc);

create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    subject text not null,
    action text not null,
    recipient_id uuid
);
