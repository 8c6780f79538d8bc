create table recordings (
    id uuid primary key,
    call_id uuid not null unique references calls (id),
    recipient_id uuid not null,
    state text not null,
    carrier_recording_id text unique,
    seconds int not null default 0,
    channels int not null default 0,
    try_at timestamptz,
    tries int not null default 0
);
create index recordings_due on recordings (try_at) where try_at is not null;
create index recordings_recipient on recordings (recipient_id);
