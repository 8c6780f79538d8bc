alter table calls
    -- Which stream of the call is the current one, from 0; each that is lost raises it.
    add column stream_epoch int not null default 0,
    -- The line is being hung up: a stream that ends now is not resumed.
    add column hanging_up boolean not null default false,
    -- No voice engine is tried any more: the person is asked plainly, and answers on the keypad.
    add column plain boolean not null default false,
    add column plain_asked int not null default 0,
    -- What was answered on the keypad; null if nothing.
    add column keypad_fine boolean;

create table media_leases (
    call_id uuid primary key references calls (id) on delete cascade,
    stream_id text not null,
    until timestamptz not null
);
create index media_leases_until on media_leases (until);
