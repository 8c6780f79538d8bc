alter table recipients
    add column patience_seconds int check (patience_seconds between 3 and 60);
