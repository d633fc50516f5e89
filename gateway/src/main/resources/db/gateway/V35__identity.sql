create table identity_sign_ins (
    id            uuid primary key,
    provider      text        not null,
    redirect_uri  text        not null,
    state         text        not null,
    nonce         text        not null,
    code_verifier text        not null,
    challenge     text        not null,
    expires_at    timestamptz not null
);
create index identity_sign_ins_by_end on identity_sign_ins (expires_at);
comment on table identity_sign_ins is 'Sign-ins by identity providers that have been begun (外部登录); deleted when they are answered.';
comment on column identity_sign_ins.code_verifier is 'The gateway''s secret for exchanging the code; of no use without the code and the client''s own credentials.';
comment on column identity_sign_ins.challenge is 'SHA-256 of the secret that the app keeps which began.';

create table identity_links (
    id         uuid primary key,
    account_id uuid        not null references accounts (id) on delete cascade,
    issuer     text        not null,
    subject    bytea       not null,
    made_by    text        not null check (made_by in ('HOLDER', 'CLAIM')),
    made_at    timestamptz not null,
    used_at    timestamptz not null
);
create unique index identity_links_by_identity on identity_links (issuer, subject);
create unique index identity_links_by_account on identity_links (account_id, issuer);
comment on table identity_links is 'Which account somebody at an identity provider holds (身份绑定).';
comment on column identity_links.subject is 'Keyed hash of the provider''s sub, which may be an ID number at some of them.';
