-- Star rating of two-new organisations (“两新”组织党组织星级评定).

create table star_schemes (
    version                int  primary key,
    title                  text not null,
    effective_from         date not null unique,
    legal_basis            text not null,
    notice_working_days    int  not null check (notice_working_days >= 0),
    valid_years            int  not null check (valid_years >= 1),
    satisfaction_dimension text not null,
    satisfaction_least     numeric(5, 2) not null,
    satisfaction_ceiling   int  not null,
    first_rating_ceiling   int  not null,
    greatest_promotion     int  not null check (greatest_promotion >= 1),
    revocation_below       numeric(5, 2) not null,
    plaque_prefix          text not null,
    published_at           timestamptz
);
comment on table star_schemes is 'Rating schemes (评定办法); a cycle names the version it follows, and a published version never changes.';
comment on column star_schemes.notice_working_days is 'Length of the public notice (公示) in working days.';
comment on column star_schemes.satisfaction_least is 'Percent of the satisfaction dimension below which satisfaction_ceiling stars are the most.';
comment on column star_schemes.first_rating_ceiling is 'Most stars of an organisation that never had any.';
comment on column star_schemes.greatest_promotion is 'Stars that may be added to the last award at once.';
comment on column star_schemes.revocation_below is 'A total below it in two consecutive years takes the plaque away (摘牌).';

create table star_dimensions (
    scheme_version int  not null references star_schemes,
    code           text not null,
    title          text not null,
    most_points    numeric(5, 2) not null check (most_points > 0),
    is_bonus       boolean not null,
    place          int  not null,
    tie_break      int,
    primary key (scheme_version, code),
    unique (scheme_version, tie_break)
);
comment on column star_dimensions.tie_break is 'Equal totals are told apart by these dimensions, in this order.';

create table star_indicators (
    scheme_version    int  not null,
    code              text not null,
    dimension         text not null,
    title             text not null,
    type              text not null check (type in ('AUTO', 'EVIDENCE', 'SURVEY')),
    most_points       numeric(5, 2) not null check (most_points > 0),
    formula           text check (formula in ('ACTIVITY_HELD', 'ROSTER_COMPLETE', 'TERM_NOT_OVERDUE')),
    activity_kind     text,
    period            text check (period in ('MONTH', 'QUARTER', 'YEAR')),
    least_full_members int not null default 0,
    place             int  not null,
    primary key (scheme_version, code),
    foreign key (scheme_version, dimension) references star_dimensions,
    check ((type = 'AUTO') = (formula is not null)),
    check ((formula is not distinct from 'ACTIVITY_HELD') = (activity_kind is not null and period is not null))
);
comment on column star_indicators.formula is 'How the server computes an AUTO indicator; nobody types it.';
comment on column star_indicators.least_full_members is 'Branches with fewer full members are not asked for it (小支部模式).';

create table star_thresholds (
    scheme_version int not null references star_schemes,
    stars          int not null check (stars between 1 and 5),
    least_points   numeric(5, 2) not null,
    quota          numeric(5, 4) check (quota > 0 and quota <= 1),
    reward         numeric(12, 2) check (reward >= 0),
    funding        text,
    primary key (scheme_version, stars),
    check ((reward is null) = (funding is null))
);
comment on column star_thresholds.quota is 'Greatest share of all organisations of the cycle, rounded down to whole organisations; null for no limit.';
comment on column star_thresholds.reward is 'One-off reward in yuan; stars with a reward are commended (表彰).';

create table star_vetoes (
    scheme_version int  not null references star_schemes,
    code           text not null,
    title          text not null,
    primary key (scheme_version, code)
);
comment on table star_vetoes is 'Reasons for no stars in the year whatever the total (一票否决).';

create function refuse_published_scheme() returns trigger language plpgsql as $$
begin
    if old.published_at is not null then
        raise exception 'star scheme % is published and cannot be changed', old.version using errcode = '55000';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger published_scheme_is_final before update or delete on star_schemes
    for each row execute function refuse_published_scheme();

create function refuse_published_scheme_part() returns trigger language plpgsql as $$
begin
    if exists (select from star_schemes where published_at is not null and (
            (tg_op <> 'INSERT' and version = old.scheme_version)
            or (tg_op <> 'DELETE' and version = new.scheme_version))) then
        raise exception 'the star scheme is published and cannot be changed' using errcode = '55000';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger published_dimension_is_final before insert or update or delete on star_dimensions
    for each row execute function refuse_published_scheme_part();
create trigger published_indicator_is_final before insert or update or delete on star_indicators
    for each row execute function refuse_published_scheme_part();
create trigger published_threshold_is_final before insert or update or delete on star_thresholds
    for each row execute function refuse_published_scheme_part();
create trigger published_veto_is_final before insert or update or delete on star_vetoes
    for each row execute function refuse_published_scheme_part();

create table star_cycles (
    id               uuid primary key,
    org_id           uuid not null,
    year             int  not null,
    scheme_version   int  not null references star_schemes,
    state            text not null check (state in ('OPEN', 'DECIDED', 'PUBLIC_NOTICE', 'CONFIRMED')),
    notice_starts_on date,
    notice_ends_on   date,
    confirmed_on     date,
    version          int  not null,
    unique (org_id, year),
    check ((state in ('PUBLIC_NOTICE', 'CONFIRMED')) = (notice_starts_on is not null)),
    check ((notice_starts_on is null) = (notice_ends_on is null)),
    check ((state = 'CONFIRMED') = (confirmed_on is not null))
);
comment on table star_cycles is 'Yearly rating cycles (评定周期) of a district.';
comment on column star_cycles.notice_ends_on is 'Last day of the public notice; stars are confirmed on a later day.';

create table star_applications (
    id       uuid primary key,
    cycle_id uuid not null references star_cycles,
    org_id   uuid not null,
    state    text not null check (state in ('OPEN', 'SELF_RATED', 'INDUSTRY_COMMITTEE_CHECKED', 'DISTRICT_REVIEWED',
        'MEETING_DECIDED', 'PUBLIC_NOTICE', 'OBJECTION', 'RE_REVIEW', 'CONFIRMED', 'UNRATED', 'LAPSED', 'DOWNGRADED',
        'REVOKED')),
    veto     text,
    points   numeric(5, 2),
    stars    int check (stars between 0 and 5),
    limits   text not null default '',
    version  int not null,
    unique (cycle_id, org_id)
);
create index star_applications_by_org on star_applications (org_id);
comment on table star_applications is 'One organisation in a cycle (星级申报).';
comment on column star_applications.veto is 'Code of the veto that was raised.';
comment on column star_applications.limits is 'What kept the stars below what the points deserve, separated by blanks.';

create table star_scores (
    application_id uuid not null references star_applications,
    indicator      text not null,
    self_points    numeric(5, 2),
    points         numeric(5, 2),
    asked_points   numeric(5, 2) not null,
    note           text,
    reason         text,
    evidence       jsonb,
    primary key (application_id, indicator)
);
comment on column star_scores.self_points is 'What the organisation gave itself; null for AUTO indicators.';
comment on column star_scores.points is 'What counts now.';
comment on column star_scores.asked_points is 'The most that was to be had; 0 when the organisation is not asked for it.';
comment on column star_scores.reason is 'Why a reviewer changed the points.';
comment on column star_scores.evidence is 'Numbers and sources behind an AUTO indicator.';

create table star_steps (
    id             uuid primary key,
    application_id uuid not null references star_applications,
    verb           text not null,
    account_id     uuid not null,
    account_name   text not null,
    note           text,
    taken_at       timestamptz not null
);
create index star_steps_by_application on star_steps (application_id);
comment on table star_steps is 'Who did what to an application, and why.';

create table star_awards (
    application_id uuid primary key references star_applications,
    org_id         uuid not null,
    rating_year    int  not null,
    stars          int  not null check (stars between 1 and 5),
    points         numeric(5, 2) not null,
    plaque_no      text not null unique,
    reward         numeric(12, 2),
    is_commended   boolean not null,
    confirmed_on   date not null,
    valid_until    date not null
);
create index star_awards_by_org on star_awards (org_id, rating_year);
comment on table star_awards is 'Confirmed stars (星级授牌). The stars here stay as they were awarded; a later change stands in the application.';
comment on column star_awards.reward is 'Yuan.';

create table held_activities (
    id      uuid primary key,
    org_id  uuid not null,
    kind    text not null,
    held_on date not null
);
create index held_activities_by_org on held_activities (org_id, held_on);
comment on table held_activities is 'Closed activities, as far as organisational life is rated; derived from activity events.';

-- The default scheme (domain reference 5.2).
insert into star_schemes (version, title, effective_from, legal_basis, notice_working_days, valid_years,
    satisfaction_dimension, satisfaction_least, satisfaction_ceiling, first_rating_ceiling, greatest_promotion,
    revocation_below, plaque_prefix)
values (1, '“两新”组织党组织星级评定默认办法', '2020-01-01',
        '平台默认办法：综合陕西、四川通江、山东邹城等地公开的“两新”组织党组织星级评定办法编制，非法定标准，区委可发布新版本',
        5, 1, 'SATISFACTION', 60, 2, 3, 1, 60, 'LX');

insert into star_dimensions (scheme_version, code, title, most_points, is_bonus, place, tie_break)
values (1, 'SETUP', '组织设置', 10, false, 1, null),
       (1, 'LEADERSHIP', '班子建设', 15, false, 2, null),
       (1, 'MEMBERS', '党员队伍', 15, false, 3, null),
       (1, 'LIFE', '组织生活', 20, false, 4, 1),
       (1, 'ROLE', '作用发挥', 20, false, 5, null),
       (1, 'SITE', '阵地保障', 10, false, 6, null),
       (1, 'SATISFACTION', '群众（职工）满意', 10, false, 7, 2),
       (1, 'BONUS', '加分', 10, true, 8, null);

insert into star_indicators (scheme_version, code, dimension, title, type, most_points, formula, activity_kind, period,
    least_full_members, place)
values (1, 'SETUP_TERM', 'SETUP', '按期换届，任期未超', 'AUTO', 5, 'TERM_NOT_OVERDUE', null, null, 0, 1),
       (1, 'SETUP_FORM', 'SETUP', '组织设置规范、应建尽建', 'EVIDENCE', 5, null, null, null, 0, 2),
       (1, 'LEADERSHIP_SECRETARY', 'LEADERSHIP', '书记履职尽责', 'EVIDENCE', 8, null, null, null, 0, 3),
       (1, 'LEADERSHIP_TEAM', 'LEADERSHIP', '班子健全、双向进入', 'EVIDENCE', 7, null, null, null, 0, 4),
       (1, 'MEMBERS_ROSTER', 'MEMBERS', '党员信息完整', 'AUTO', 8, 'ROSTER_COMPLETE', null, null, 0, 5),
       (1, 'MEMBERS_GROWTH', 'MEMBERS', '发展教育党员、双培双创', 'EVIDENCE', 7, null, null, null, 0, 6),
       (1, 'LIFE_THEME_DAY', 'LIFE', '主题党日每月一次', 'AUTO', 6, 'ACTIVITY_HELD', 'THEME_DAY', 'MONTH', 0, 7),
       (1, 'LIFE_ASSEMBLY', 'LIFE', '支部党员大会每季度一次', 'AUTO', 4, 'ACTIVITY_HELD', 'BRANCH_ASSEMBLY', 'QUARTER', 0, 8),
       (1, 'LIFE_COMMITTEE', 'LIFE', '支部委员会每月一次（正式党员7名以上）', 'AUTO', 4, 'ACTIVITY_HELD', 'COMMITTEE_MEETING', 'MONTH', 7, 9),
       (1, 'LIFE_LECTURE', 'LIFE', '党课每季度一次', 'AUTO', 3, 'ACTIVITY_HELD', 'PARTY_LECTURE', 'QUARTER', 0, 10),
       (1, 'LIFE_YEARLY', 'LIFE', '组织生活会每年一次', 'AUTO', 3, 'ACTIVITY_HELD', 'ORG_LIFE_MEETING', 'YEAR', 0, 11),
       (1, 'ROLE_VANGUARD', 'ROLE', '党员先锋作用', 'EVIDENCE', 10, null, null, null, 0, 12),
       (1, 'ROLE_DEVELOPMENT', 'ROLE', '促进发展、履行社会责任', 'EVIDENCE', 10, null, null, null, 0, 13),
       (1, 'SITE_PLACE', 'SITE', '活动场所', 'EVIDENCE', 5, null, null, null, 0, 14),
       (1, 'SITE_FUNDS', 'SITE', '经费保障', 'EVIDENCE', 5, null, null, null, 0, 15),
       (1, 'SATISFACTION_SURVEY', 'SATISFACTION', '群众（职工）满意度测评', 'SURVEY', 10, null, null, null, 0, 16),
       (1, 'BONUS_INNOVATION', 'BONUS', '创新做法、上级表彰', 'EVIDENCE', 10, null, null, null, 0, 17);

insert into star_thresholds (scheme_version, stars, least_points, quota, reward, funding)
values (1, 5, 90, 0.05, 5000, '区级基层党建专项经费'), (1, 4, 80, 0.10, 3000, '区级基层党建专项经费'),
       (1, 3, 70, 0.20, 2000, '区级基层党建专项经费'), (1, 2, 60, null, null, null), (1, 1, 50, null, null, null);

insert into star_vetoes (scheme_version, code, title)
values (1, 'SECRETARY_VIOLATION', '出资人或党组织书记严重违纪违法'),
       (1, 'SAFETY_ACCIDENT', '发生较大以上安全生产责任事故'),
       (1, 'POLLUTION', '发生环境污染责任事件'),
       (1, 'CRIMINAL_CASE', '发生重大刑事、治安案件或群体性事件'),
       (1, 'CREDIT_RECORD', '两年内有信用、市场监管、税务严重失信记录'),
       (1, 'LABOUR_DISPUTE', '发生重大劳资纠纷'),
       (1, 'FALSE_MATERIAL', '申报材料弄虚作假');

update star_schemes set published_at = now() where version = 1;
