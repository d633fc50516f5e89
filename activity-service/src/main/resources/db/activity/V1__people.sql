-- This service's copy of the members; member-service owns the original.

create table people (
    id      uuid primary key,
    org_id  uuid not null,
    name    text not null,
    stage   text not null,
    status  text not null,
    version int  not null
);
create index people_by_org on people (org_id);
comment on table people is 'Members as member-service last told; lags by an event. No ID number, phone or address.';
comment on column people.stage is 'FULL 正式党员 or PROBATIONARY 预备党员.';
comment on column people.status is '党籍状态: NORMAL, RETAINED, RESTORED, SUSPENDED, EXPELLED, EXITED.';
