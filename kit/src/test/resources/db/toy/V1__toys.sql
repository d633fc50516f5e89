create table toys (
    code text primary key,
    name text not null
);
