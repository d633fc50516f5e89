-- Mobile members (流动党员) and lost members (失联党员).

insert into rules (name, effective_on, value, unit, basis) values
    ('mobile-months', '2006-01-01', 6, 'months', '平台默认值：离开六个月以上又无固定地点可转的为流动党员；各地可为 3 至 6 个月'),
    ('abroad-contact-months', '2013-01-01', 6, 'months', '出国（境）学习的党员至少每半年与党组织联系一次'),
    ('lost-suspension-months', '2017-01-01', 6, 'months', '与党组织失去联系六个月以上、经查找仍无联系的，停止党籍'),
    ('lost-removal-months', '2017-01-01', 24, 'months', '停止党籍二年后仍无联系的，按自行脱党予以除名');

create table mobile_stays (
    id            uuid primary key,
    member_id     uuid not null references members,
    destination   text not null check (char_length(destination) between 2 and 100),
    is_abroad     boolean not null,
    inflow_org_id uuid,
    since         date not null,
    until         date check (until >= since),
    ground        text not null check (char_length(ground) between 2 and 200),
    recorder      text not null,
    recorded_at   timestamptz not null,
    version       int  not null
);
create unique index mobile_stays_open on mobile_stays (member_id) where until is null;
create index mobile_stays_by_inflow on mobile_stays (inflow_org_id) where until is null;
comment on column mobile_stays.inflow_org_id is 'Organisation of this district where the member takes part meanwhile (流入地党组织); it sees the member too.';

create table mobile_contacts (
    id          uuid primary key,
    stay_id     uuid not null references mobile_stays,
    contacted_on date not null,
    note        text not null check (char_length(note) between 1 and 300),
    recorder    text not null
);
create index mobile_contacts_by_stay on mobile_contacts (stay_id, contacted_on);

create table lost_cases (
    id           uuid primary key,
    member_id    uuid not null references members,
    since        date not null,
    circumstance text not null,
    found_on     date check (found_on >= since),
    recorder     text not null,
    recorded_at  timestamptz not null,
    version      int  not null
);
create unique index lost_cases_open on lost_cases (member_id) where found_on is null;
comment on column lost_cases.circumstance is '失联情形, a code of the list lost-circumstances.';

create table search_efforts (
    id        uuid primary key,
    case_id   uuid not null references lost_cases,
    made_on   date not null,
    means     text not null check (char_length(means) between 1 and 100),
    result    text not null check (char_length(result) between 1 and 300),
    recorder  text not null
);
create index search_efforts_by_case on search_efforts (case_id, made_on);
comment on table search_efforts is '查找记录: without any, a lost member cannot be suspended.';
