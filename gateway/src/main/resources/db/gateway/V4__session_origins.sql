alter table sessions add column address text, add column agent text;
comment on column sessions.address is 'Where the holder signed in from, so that they can tell their sessions apart.';
comment on column sessions.agent is 'What the client called itself then (User-Agent).';
