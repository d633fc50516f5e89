-- Points (积分管理): versioned rule books and the append-only ledger.

create table point_rule_books (
    version          int  primary key,
    title            text not null,
    effective_from   date not null unique,
    legal_basis      text not null,
    base_cap         numeric(6, 1) not null check (base_cap > 0),
    contribution_cap numeric(6, 1) not null check (contribution_cap >= 0),
    shown_cap        numeric(6, 1) not null check (shown_cap > 0),
    published_at     timestamptz
);
comment on table point_rule_books is 'Rule books (积分规则); an activity is valued by the book in force on the day it took place.';
comment on column point_rule_books.legal_basis is 'Where the numbers come from.';
comment on column point_rule_books.shown_cap is 'A total above it is kept but shown as this number with a plus.';
comment on column point_rule_books.published_at is 'From then on the book and its parts cannot be changed.';

create table point_rules (
    book_version int  not null references point_rule_books,
    code         text not null check (code ~ '^[A-Z][0-9]{2}$'),
    title        text not null,
    part         text not null check (part in ('BASE', 'CONTRIBUTION', 'NEGATIVE')),
    least_points numeric(6, 1) not null,
    most_points  numeric(6, 1) not null,
    unit         text not null,
    cap_per_year numeric(6, 1) check (cap_per_year > 0),
    source       text not null,
    is_veto      boolean not null default false,
    primary key (book_version, code),
    check (least_points <= most_points),
    check (cap_per_year is null or least_points >= 0)
);
comment on column point_rules.least_points is 'Points of one occurrence; differs from most_points where the verifier chooses within a range.';
comment on column point_rules.source is 'Source of truth (数据来源): which register proves the item.';
comment on column point_rules.is_veto is 'An entry under this rule means 不合格 whatever the total is (一票否决).';

create table point_effects (
    book_version      int  not null,
    activity_kind     text not null,
    attendance_status text not null,
    rule_code         text not null,
    primary key (book_version, activity_kind, attendance_status),
    foreign key (book_version, rule_code) references point_rules
);
comment on table point_effects is 'Which rule an attendance status falls under; a status without a row has no effect (请假不计分).';

create table point_grades (
    book_version int  not null references point_rule_books,
    grade        text not null check (grade in ('EXCELLENT', 'QUALIFIED', 'BASICALLY_QUALIFIED', 'UNQUALIFIED')),
    least_points numeric(6, 1),
    top_one_in   int check (top_one_in >= 1),
    primary key (book_version, grade)
);
comment on table point_grades is 'Thresholds of the grade that a total proposes (评议建议等次); people decide, points only propose.';
comment on column point_grades.least_points is 'Null: whatever is below the other grades.';
comment on column point_grades.top_one_in is 'Only the best of every so many members of the branch, counted down: 3 means the upper third.';

create function point_book_is_published(book int) returns boolean language sql stable as
$$ select published_at is not null from point_rule_books where version = book $$;

create function refuse_published_book() returns trigger language plpgsql as $$
begin
    if old.published_at is not null then
        raise exception 'rule book % is published and cannot be changed', old.version using errcode = '55000';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger published_book_is_final before update or delete on point_rule_books
    for each row execute function refuse_published_book();

create function refuse_published_part() returns trigger language plpgsql as $$
begin
    if (tg_op <> 'INSERT' and point_book_is_published(old.book_version))
        or (tg_op <> 'DELETE' and point_book_is_published(new.book_version)) then
        raise exception 'the rule book is published and cannot be changed' using errcode = '55000';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger published_rule_is_final before insert or update or delete on point_rules
    for each row execute function refuse_published_part();
create trigger published_effect_is_final before insert or update or delete on point_effects
    for each row execute function refuse_published_part();
create trigger published_grade_is_final before insert or update or delete on point_grades
    for each row execute function refuse_published_part();

create table point_sources (
    event_id    uuid primary key,
    type        text not null,
    activity_id uuid not null,
    recorded_at timestamptz not null
);
comment on table point_sources is 'Source events that the ledger has taken in; stays when projections are rebuilt, so that nothing is entered twice.';

create table point_years (
    member_id uuid not null,
    year      int  not null,
    primary key (member_id, year)
);
comment on table point_years is 'One row per member and year to be locked, in this order, by whoever appends to the ledger.';

create table point_entries (
    id                uuid primary key,
    member_id         uuid not null,
    org_id            uuid not null,
    book_version      int  not null,
    rule_code         text not null,
    points            numeric(6, 1) not null,
    points_before_cap numeric(6, 1) not null,
    cap_applied       boolean not null,
    occurred_on       date not null,
    year              int  not null,
    source_event_id   uuid not null references point_sources,
    activity_id       uuid not null,
    evidence          jsonb not null,
    kind              text not null check (kind in ('ENTRY', 'CONTRA')),
    contra_of         uuid unique references point_entries,
    recorded_at       timestamptz not null,
    foreign key (book_version, rule_code) references point_rules,
    unique (source_event_id, member_id, rule_code, kind, activity_id),
    check (year = extract(year from occurred_on)),
    check ((kind = 'CONTRA') = (contra_of is not null)),
    check (cap_applied = (points <> points_before_cap))
);
create index point_entries_by_member on point_entries (member_id, year, rule_code) include (points);
create index point_entries_by_activity on point_entries (activity_id, member_id);
create index point_entries_by_rule on point_entries (rule_code, year);
create index point_entries_by_org on point_entries (org_id, year) include (member_id, points);
comment on table point_entries is 'The ledger (积分台账): only ever appended to; a mistake is undone by a contra entry (冲销).';
comment on column point_entries.org_id is 'The branch the member belonged to on that day.';
comment on column point_entries.points is 'What counts, after the yearly cap.';
comment on column point_entries.evidence is 'What happened: activity kind and title, attendance status, whether as a guest.';
comment on column point_entries.contra_of is 'The entry that this one undoes; an entry is undone at most once.';

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only; undo an entry by a contra entry' using errcode = '55000';
end $$;
create trigger ledger_is_append_only before update or delete on point_entries
    for each row execute function refuse_ledger_change();
create trigger ledger_is_never_emptied before truncate on point_entries
    for each statement execute function refuse_ledger_change();

-- The default catalogue (domain reference 4.2).
insert into point_rule_books (version, title, effective_from, legal_basis, base_cap, contribution_cap, shown_cap)
values (1, '党员积分管理默认目录（2020版）', '2020-01-01',
        '平台默认目录：综合各地公开的党员积分管理办法编制，非法定标准，区委可发布新版本', 60, 40, 100);

insert into point_rules (book_version, code, title, part, least_points, most_points, unit, cap_per_year, source, is_veto)
values (1, 'B01', '参加三会一课、主题党日', 'BASE', 1, 1, '次', 20, 'ATTENDANCE', false),
       (1, 'B02', '年度32学时完成比例', 'BASE', 0, 10, '年', 10, 'TRAINING', false),
       (1, 'B03', '按月交纳党费', 'BASE', 0.5, 0.5, '月', 6, 'DUES', false),
       (1, 'B04', '参加民主评议、组织生活会', 'BASE', 2, 2, '次', 4, 'ATTENDANCE', false),
       (1, 'B05', '完成双报到', 'BASE', 5, 5, '年', 5, 'REPORT', false),
       (1, 'B06', '承诺践诺', 'BASE', 0, 10, '年', 10, 'PLEDGE', false),
       (1, 'B07', '信息完整、及时更新', 'BASE', 5, 5, '年', 5, 'PROFILE', false),
       (1, 'C01', '志愿服务', 'CONTRIBUTION', 1, 1, '2小时', 20, 'VOLUNTEERING', false),
       (1, 'C02', '认领微心愿', 'CONTRIBUTION', 2, 2, '件', 10, 'WISH', false),
       (1, 'C03', '建议被采纳', 'CONTRIBUTION', 2, 2, '件', null, 'PROPOSAL', false),
       (1, 'C04', '受表彰（区3、市5、省8、国家10，取最高）', 'CONTRIBUTION', 3, 10, '年', 10, 'AWARD', false),
       (1, 'N01', '无故缺席', 'NEGATIVE', -2, -2, '次', null, 'ATTENDANCE', false),
       (1, 'N02', '拖欠党费三个月以上', 'NEGATIVE', -5, -5, '次', null, 'DUES', false),
       (1, 'N03', '群众投诉查实', 'NEGATIVE', -5, -5, '件', null, 'REQUEST', false),
       (1, 'N04', '受通报（−10）、诫勉（−20）', 'NEGATIVE', -20, -10, '次', null, 'DISCIPLINE', false),
       (1, 'N05', '受党纪处分（直接不合格）', 'NEGATIVE', 0, 0, '次', null, 'DISCIPLINE', true);

insert into point_effects (book_version, activity_kind, attendance_status, rule_code)
select 1, kind, status, case when status = 'ABSENT' then 'N01' else rule end
from (values ('BRANCH_ASSEMBLY', 'B01'), ('COMMITTEE_MEETING', 'B01'), ('GROUP_MEETING', 'B01'), ('PARTY_LECTURE', 'B01'),
             ('THEME_DAY', 'B01'), ('ORG_LIFE_MEETING', 'B04'), ('MEMBER_APPRAISAL', 'B04')) as kinds(kind, rule),
     (values ('PRESENT'), ('LATE'), ('ABSENT')) as statuses(status);

insert into point_grades (book_version, grade, least_points, top_one_in)
values (1, 'EXCELLENT', 90, 3), (1, 'QUALIFIED', 75, null), (1, 'BASICALLY_QUALIFIED', 60, null),
       (1, 'UNQUALIFIED', null, null);

update point_rule_books set published_at = now() where version = 1;
