create table activities (
    id                 uuid primary key,
    org_id             uuid        not null,
    kind               text        not null,
    title              text        not null,
    place              text        not null,
    starts_at          timestamptz not null,
    ends_at            timestamptz not null check (ends_at > starts_at),
    late_after_minutes int         not null check (late_after_minutes between 0 and 240),
    agenda             text[]      not null,
    chair              text,
    recorder           text,
    open_to_guests     boolean     not null,
    invites_everyone   boolean     not null,
    state              text        not null check (state in
        ('PLANNED', 'PUBLISHED', 'CHECK_IN_OPEN', 'CHECK_IN_ENDED', 'CLOSED', 'CANCELLED')),
    published_at       timestamptz,
    minutes_at         timestamptz,
    closed_at          timestamptz,
    cancelled_at       timestamptz,
    cancel_reason      text,
    version            int         not null,
    check ((state = 'CLOSED') = (closed_at is not null)),
    check ((state = 'CANCELLED') = (cancelled_at is not null))
);
create index activities_by_start on activities (starts_at desc, id desc);
create index activities_by_org on activities (org_id, starts_at desc);
comment on table activities is '组织生活活动: planned, published, held with check-in, closed with minutes.';
comment on column activities.invites_everyone is 'Whether the kind asks every member of the organisation; then who joins the branch later is expected too.';
comment on column activities.minutes_at is 'When the minutes were first handed in; compared with the due day.';

create table invitations (
    activity_id uuid not null references activities,
    member_id   uuid not null,
    org_id      uuid not null,
    stage       text not null,
    primary key (activity_id, member_id)
);
create index invitations_by_member on invitations (member_id);
comment on table invitations is '应到名单: who was expected, as the member stood when the activity was published.';
comment on column invitations.org_id is 'The member''s own organisation.';

create table attendances (
    activity_id   uuid        not null references activities,
    member_id     uuid        not null,
    org_id        uuid        not null,
    status        text        not null check (status in
        ('PRESENT', 'LATE', 'PERSONAL_LEAVE', 'OFFICIAL_LEAVE', 'SICK_LEAVE', 'ABSENT')),
    is_guest      boolean     not null,
    checked_in_at timestamptz,
    reason        text,
    recorded_by   uuid,
    recorded_at   timestamptz not null,
    primary key (activity_id, member_id)
);
create index attendances_by_member on attendances (member_id);
comment on table attendances is '考勤: one row per member and activity.';
comment on column attendances.org_id is 'The member''s own organisation.';
comment on column attendances.recorded_by is 'Account that recorded it; null when the platform did at closing.';

create table attendance_changes (
    id            uuid primary key,
    activity_id   uuid        not null,
    member_id     uuid        not null,
    from_status   text        not null,
    to_status     text        not null check (to_status <> from_status),
    reason        text        not null,
    is_correction boolean     not null,
    changed_by    uuid        not null,
    changed_at    timestamptz not null,
    foreign key (activity_id, member_id) references attendances
);
create index attendance_changes_by_attendance on attendance_changes (activity_id, member_id, changed_at);
comment on table attendance_changes is 'Append-only history of attendances that were changed after they had been recorded.';
comment on column attendance_changes.is_correction is 'Made after the activity was closed (更正).';

create table minutes (
    activity_id uuid primary key references activities,
    chair       text        not null,
    recorder    text        not null,
    items       jsonb       not null,
    resolution  text,
    entitled    int,
    present     int,
    votes_for   int,
    against     int,
    abstain     int,
    method      text check (method in ('OPEN', 'SECRET')),
    rule        text,
    rule_from   date,
    outcome     text check (outcome in ('PASSED', 'REJECTED', 'NO_QUORUM')),
    written_by  uuid        not null,
    written_at  timestamptz not null,
    check (num_nulls(entitled, present, votes_for, against, abstain, method, rule, rule_from, outcome) in (0, 9))
);
comment on table minutes is '会议记录. Who was there is not written here: it is counted from the attendances.';
comment on column minutes.method is 'OPEN 记名, SECRET 无记名.';
comment on column minutes.rule_from is 'Version of the majority rule that gave the outcome.';

create table check_in_secrets (
    activity_id uuid primary key references activities,
    secret      bytea       not null,
    opened_at   timestamptz not null
);
comment on table check_in_secrets is 'Key of the rotating codes while check-in is open; encrypted, made anew at each opening, deleted at its end.';

create table wrong_codes (
    activity_id uuid        not null references activities,
    member_id   uuid        not null,
    count       int         not null,
    last_at     timestamptz not null,
    primary key (activity_id, member_id)
);
comment on table wrong_codes is 'How often a member tried a code that was never one of this activity.';
