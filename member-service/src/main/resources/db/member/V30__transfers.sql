-- Transfer of membership (组织关系接转): from the leaving branch's consent to the return slip.

create table transfer_rules (
    kind            text    not null,
    effective_on    date    not null,
    with_letter     boolean not null,
    usual_days      int     not null,
    greatest_months int     not null,
    basis           text    not null,
    primary key (kind, effective_on),
    constraint transfer_rules_days check (usual_days > 0 and greatest_months > 0)
);
comment on table transfer_rules is
    '组织关系介绍信: whether a kind of transfer has one and how long it is valid; the rule of a day is the newest that has become effective.';

insert into transfer_rules (kind, effective_on, with_letter, usual_days, greatest_months, basis) values
    ('IN_DISTRICT', '2004-01-01', false, 10, 3, '平台默认：区内网上接转不开介绍信，时限比照市内介绍信'),
    ('IN_PROVINCE_ONLINE', '2004-01-01', true, 30, 3, '组织关系介绍信有效期一般为市内 10 天、市外 30 天，最长不超过 3 个月'),
    ('CROSS_PROVINCE_ONLINE', '2004-01-01', true, 30, 3, '组织关系介绍信有效期一般为市内 10 天、市外 30 天，最长不超过 3 个月'),
    ('PAPER_LETTER', '2004-01-01', true, 30, 3, '组织关系介绍信有效期一般为市内 10 天、市外 30 天，最长不超过 3 个月'),
    ('WHOLE_ORG', '2004-01-01', true, 30, 3, '组织关系介绍信有效期一般为市内 10 天、市外 30 天，最长不超过 3 个月');

insert into rules (name, effective_on, value, unit, basis) values
    ('transfer-dues-arrears', '2008-02-04', 6, 'months', '《关于中国共产党党费收缴、使用和管理的规定》：补交党费一般不超过 6 个月');

insert into code_lists (name, version, effective_on, title, basis) values
    ('transfer-kinds', 1, '2004-01-01', '组织关系接转方式', '全国党员管理信息系统接转方式；WHOLE_ORG 为整建制接转'),
    ('transfer-states', 1, '2004-01-01', '组织关系接转状态', '组织关系接转办理环节'),
    ('transfer-return-reasons', 1, '2004-01-01', '组织关系退回原因', '对转入的党员组织关系不得无故拒收；退回须属下列情形');

insert into codes (list, version, code, label, aliases, place)
select list, 1, code, label, '{}', row_number() over (partition by list order by place)
from (values
    ('transfer-kinds', 'IN_DISTRICT', '区内接转', 1),
    ('transfer-kinds', 'IN_PROVINCE_ONLINE', '省内网上接转', 2),
    ('transfer-kinds', 'CROSS_PROVINCE_ONLINE', '跨省网上接转', 3),
    ('transfer-kinds', 'PAPER_LETTER', '纸质介绍信接转', 4),
    ('transfer-kinds', 'WHOLE_ORG', '整建制接转', 5),
    ('transfer-states', 'DRAFT', '待转出支部同意', 1),
    ('transfer-states', 'OUT_BRANCH_OK', '待转出党委审核', 2),
    ('transfer-states', 'OUT_COMMITTEE_OK', '已转出，待转入党委接收', 3),
    ('transfer-states', 'IN_COMMITTEE_PENDING', '待转入党委分配支部', 4),
    ('transfer-states', 'IN_BRANCH_PENDING', '待转入支部接收', 5),
    ('transfer-states', 'ACCEPTED', '已接收', 6),
    ('transfer-states', 'RETURNED', '已退回', 7),
    ('transfer-states', 'CANCELLED', '已撤销', 8),
    ('transfer-states', 'EXPIRED', '已过期', 9),
    ('transfer-return-reasons', 'WRONG_DESTINATION', '不属于本组织接收范围', 1),
    ('transfer-return-reasons', 'PERSON_NOT_THERE', '本人未到本单位或本地', 2),
    ('transfer-return-reasons', 'LETTER_FAULTY', '介绍信内容有误', 3),
    ('transfer-return-reasons', 'IDENTITY_DOUBTFUL', '党员身份须核实', 4),
    ('transfer-return-reasons', 'FILES_MISSING', '党员档案或材料不全', 5),
    ('transfer-return-reasons', 'DUES_UNSETTLED', '党费未交清', 6),
    ('transfer-return-reasons', 'MEMBER_STAYS', '本人不再变动工作或居住地', 7)
) as listed (list, code, label, place);

create table transfer_letter_numbers (
    committee_id uuid not null,
    year         int  not null,
    last_number  int  not null,
    primary key (committee_id, year)
);
comment on table transfer_letter_numbers is
    'The last letter number of a committee and year; taken in the transaction that issues the letter, so that none is left out.';

create table transfers (
    id                  uuid        primary key,
    kind                text        not null,
    from_org_id         uuid,
    from_committee_id   uuid,
    from_name           text        not null,
    from_committee_name text        not null,
    to_org_id           uuid,
    to_committee_id     uuid,
    to_name             text        not null,
    to_committee_name   text        not null,
    reason              text        not null,
    dues_paid_to        text        not null,
    letter_number       text,
    letter_issued_on    date,
    valid_until         date,
    state               text        not null,
    waits_for           uuid,
    started_at          timestamptz not null,
    released_at         timestamptz,
    assigned_at         timestamptz,
    closed_at           timestamptz,
    closed_on           date,
    return_reason       text,
    closing_note        text,
    version             int         not null,
    constraint transfers_kind check (
        kind in ('IN_DISTRICT', 'IN_PROVINCE_ONLINE', 'CROSS_PROVINCE_ONLINE', 'PAPER_LETTER', 'WHOLE_ORG')),
    constraint transfers_state check (state in ('DRAFT', 'OUT_BRANCH_OK', 'OUT_COMMITTEE_OK', 'IN_COMMITTEE_PENDING',
        'IN_BRANCH_PENDING', 'ACCEPTED', 'RETURNED', 'CANCELLED', 'EXPIRED')),
    constraint transfers_one_side_here check (from_committee_id is not null or to_committee_id is not null),
    constraint transfers_from check ((from_org_id is null) = (from_committee_id is null)),
    constraint transfers_dues check (dues_paid_to ~ '^\d{4}-\d{2}$'),
    constraint transfers_closed check ((waits_for is null) = (closed_at is not null) and (closed_at is null) = (closed_on is null)),
    constraint transfers_returned check ((state = 'RETURNED') = (return_reason is not null)),
    constraint transfers_letter check ((letter_issued_on is null) = (valid_until is null))
);
create unique index transfers_by_letter on transfers (from_committee_id, letter_number)
    where from_committee_id is not null and letter_number is not null;
create index transfers_by_sender on transfers (from_org_id, id);
create index transfers_by_receiving_committee on transfers (to_committee_id, id);
create index transfers_by_receiver on transfers (to_org_id, id);
create index transfers_waiting on transfers (waits_for, id) where waits_for is not null;
create index transfers_running_out on transfers (valid_until, id) where waits_for is not null and valid_until is not null;
create index transfers_accepted on transfers (closed_on, id) where state = 'ACCEPTED';
comment on table transfers is '组织关系接转: until it is accepted the member stays in the old branch, its counts and its dues.';
comment on column transfers.from_org_id is 'The leaving branch; null when somebody comes from outside of the district.';
comment on column transfers.to_committee_id is 'The receiving basic committee; null when the member leaves the district.';
comment on column transfers.dues_paid_to is '党费交至, a month (yyyy-mm).';
comment on column transfers.waits_for is 'The organisation whose turn it is; null when the transfer is over.';
comment on column transfers.released_at is 'From then on the receiving side sees it.';
comment on column transfers.assigned_at is 'From then on the receiving branch sees it.';

create table transferred_members (
    transfer_id uuid    not null references transfers,
    member_id   uuid    not null references members,
    is_open     boolean not null,
    primary key (transfer_id, member_id)
);
create unique index transferred_members_one_open on transferred_members (member_id) where is_open;
comment on column transferred_members.is_open is 'A member has one open transfer at most.';

create table transfer_newcomers (
    transfer_id     uuid    primary key references transfers,
    name            text    not null,
    stage           text    not null,
    fields_cipher   bytea,
    id_number_index bytea   not null,
    is_open         boolean not null,
    constraint transfer_newcomers_open check (is_open = (fields_cipher is not null))
);
create unique index transfer_newcomers_one_open on transfer_newcomers (id_number_index) where is_open;
comment on table transfer_newcomers is
    'Who comes from outside: what the letter says until the branch has decided, then no more than the name.';

create table transfer_steps (
    id           uuid        primary key,
    transfer_id  uuid        not null references transfers,
    step         text        not null,
    state        text        not null,
    taken_at     timestamptz not null,
    account_id   uuid,
    account_name text,
    note         text
);
create index transfer_steps_by_transfer on transfer_steps (transfer_id, id);
comment on table transfer_steps is 'Who did what with a transfer and when; without an account it was the clock.';
