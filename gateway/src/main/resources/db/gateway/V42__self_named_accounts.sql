-- A username that its holder chose (激活) proves nothing: a provider's claim must not find an account by it.
alter table accounts add column is_self_named boolean not null default false;
comment on column accounts.is_self_named is 'Chosen by the holder at activation; only a link that the holder makes leads there from outside.';
