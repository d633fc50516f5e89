-- From where the holder of an account is used to come: there a lock of its name does not hold (失败锁定不殃及本人).

create table account_networks (
    account_id uuid        not null references accounts (id) on delete cascade,
    network    text        not null,
    used_at    timestamptz not null,
    primary key (account_id, network)
);
create index account_networks_by_age on account_networks (used_at);
comment on table account_networks is 'Networks from which an account has signed in, for as long as they count as known.';
