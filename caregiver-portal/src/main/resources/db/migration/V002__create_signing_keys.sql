-- private_key: AES-GCM, nonce first; public_key: X.509; both base64.
create table signing_keys (
    kid text primary key,
    private_key text not null,
    public_key text not null,
    created_at timestamptz not null
);
