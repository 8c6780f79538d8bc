-- When the account may dial next: one row, for all replicas.
create table dial_pace (
    one boolean primary key default true check (one),
    next_at timestamptz not null
);
insert into dial_pace (next_at) values (now());
