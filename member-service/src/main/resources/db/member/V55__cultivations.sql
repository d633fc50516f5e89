-- Dual cultivation (双培双创): backbone → member, member → backbone, member backbone → manager.

create table cultivation_pipelines (
    code         text    not null,
    version      int     not null,
    effective_on date    not null,
    title        text    not null,
    for_members  boolean not null,
    basis        text    not null,
    primary key (code, version)
);
comment on table cultivation_pipelines is
    '双培双创的培养路径: a case keeps the version under which it began; the newest effective one is for new cases.';
comment on column cultivation_pipelines.for_members is 'Whether it is a member who is cultivated from the start.';

create table cultivation_pipeline_steps (
    pipeline text not null,
    version  int  not null,
    code     text not null,
    label    text not null,
    place    int  not null,
    primary key (pipeline, version, code),
    foreign key (pipeline, version) references cultivation_pipelines
);

insert into cultivation_pipelines (code, version, effective_on, title, for_members, basis) values
    ('BACKBONE_TO_MEMBER', 1, '2010-01-01', '把骨干培养成党员', false, '“双培双创”做法；步骤为平台默认，入党本身按发展党员工作细则办理'),
    ('MEMBER_TO_BACKBONE', 1, '2010-01-01', '把党员培养成骨干', true, '“双培双创”做法；步骤为平台默认'),
    ('BACKBONE_TO_MANAGER', 1, '2010-01-01', '把党员骨干培养成经营管理人才', true, '“双培双创”做法；步骤为平台默认');
insert into cultivation_pipeline_steps (pipeline, version, code, label, place) values
    ('BACKBONE_TO_MEMBER', 1, 'CHOSEN', '确定为培养对象', 1),
    ('BACKBONE_TO_MEMBER', 1, 'APPLIED', '递交入党申请书', 2),
    ('BACKBONE_TO_MEMBER', 1, 'ACTIVIST', '确定为入党积极分子', 3),
    ('BACKBONE_TO_MEMBER', 1, 'JOINED', '接收为预备党员', 4),
    ('MEMBER_TO_BACKBONE', 1, 'CHOSEN', '确定为培养对象', 1),
    ('MEMBER_TO_BACKBONE', 1, 'TRAINED', '完成业务技能培训', 2),
    ('MEMBER_TO_BACKBONE', 1, 'TESTED', '承担急难任务或岗位练兵', 3),
    ('MEMBER_TO_BACKBONE', 1, 'RECOGNISED', '认定为业务骨干', 4),
    ('BACKBONE_TO_MANAGER', 1, 'CHOSEN', '确定为培养对象', 1),
    ('BACKBONE_TO_MANAGER', 1, 'TRAINED', '完成经营管理培训', 2),
    ('BACKBONE_TO_MANAGER', 1, 'POST_TRIED', '轮岗或挂职锻炼', 3),
    ('BACKBONE_TO_MANAGER', 1, 'APPOINTED', '进入经营管理岗位', 4);

create table cultivations (
    id               uuid primary key,
    org_id           uuid not null,
    pipeline         text not null,
    pipeline_version int  not null,
    person_name      text not null,
    member_id        uuid references members,
    mentor_id        uuid not null references members,
    started_on       date not null,
    completed_on     date,
    ended_on         date,
    end_reason       text,
    version          int  not null,
    foreign key (pipeline, pipeline_version) references cultivation_pipelines,
    constraint cultivations_mentor check (mentor_id <> member_id),
    constraint cultivations_over check (completed_on is null or ended_on is null),
    constraint cultivations_ended check ((ended_on is null) = (end_reason is null))
);
create unique index cultivations_one_open on cultivations (pipeline, member_id)
    where member_id is not null and completed_on is null and ended_on is null;
create index cultivations_by_org on cultivations (org_id, id);
comment on table cultivations is '培养对象: of somebody who is not a member nothing is kept but the name.';
comment on column cultivations.completed_on is 'The day of the last step of the pipeline; derived from the steps.';

create table cultivation_steps (
    cultivation_id uuid        not null references cultivations,
    step           text        not null,
    done_on        date        not null,
    evidence       text        not null,
    recorded_at    timestamptz not null,
    account_id     uuid        not null,
    account_name   text        not null,
    primary key (cultivation_id, step)
);

create table cultivation_targets (
    org_id   uuid not null,
    pipeline text not null,
    year     int  not null,
    target   int  not null,
    primary key (org_id, pipeline, year),
    constraint cultivation_targets_range check (target between 0 and 10000)
);
comment on table cultivation_targets is 'What an organisation means to reach in a year; nobody has to set one.';
