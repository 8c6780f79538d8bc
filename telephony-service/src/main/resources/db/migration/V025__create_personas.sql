create table personas (
    id uuid primary key,
    revision int not null,
    -- 'organisation', or the account of the operator it belongs to
    owner text not null,
    active boolean not null default false,
    name text not null,
    organisation text not null,
    engine text not null,
    language text not null,
    voice_id text,
    pace double precision not null,
    greeting text,
    voicemail text,
    created_by text not null,
    created_at timestamptz not null
);
create unique index personas_active on personas (owner) where active;
