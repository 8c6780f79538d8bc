create table accounts (
    id uuid primary key,
    email text not null,
    name text not null,
    password_hash text not null,
    roles text not null,
    created_at timestamptz not null
);
create unique index accounts_email on accounts (lower(email));

-- The cookie's value is kept as its SHA-256 only.
create table sessions (
    token_hash text primary key,
    account_id uuid not null references accounts (id) on delete cascade,
    created_at timestamptz not null,
    used_at timestamptz not null
);
create index sessions_account on sessions (account_id);

create table grants (
    id uuid primary key,
    account_id uuid not null references accounts (id) on delete cascade,
    recipient_id uuid not null,
    role text not null,
    data_classes text not null,
    contact_id uuid,
    created_at timestamptz not null,
    unique (account_id, recipient_id)
);
create index grants_recipient on grants (recipient_id);

-- Counted by address whether or not there is such an account, so that a lock tells nothing.
create table sign_in_failures (
    address_hash text primary key,
    failures int not null,
    last_at timestamptz not null
);
