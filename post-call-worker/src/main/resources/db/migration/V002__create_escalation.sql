-- Who is told next of an alert nobody acknowledges, and what leads to an alert without a call.
alter table alerts
    alter column call_id drop not null,
    add column level int not null default 0,
    add column next_at timestamptz,
    add column unacknowledged_at timestamptz;
create index alerts_due on alerts (next_at) where status = 'OPEN' and next_at is not null;

alter table notifications
    alter column call_id drop not null,
    add column round int not null default 1,
    drop constraint notifications_alert_id_told_channel_key,
    add unique (alert_id, told, channel, round);

create table slots (
    slot_id uuid primary key,
    recipient_id uuid not null,
    scheduled_for timestamptz not null,
    missed boolean not null);
create index slots_person on slots (recipient_id, scheduled_for desc);
