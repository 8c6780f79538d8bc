alter table calls
    add column answered_by text,
    add column message_left_at timestamptz;
