-- Exits are typed: a member who left stays in the roster with why and since when.

alter table members
    add column exit_reason text,
    add column exited_on date,
    add constraint members_exit check ((exit_reason is null) = (exited_on is null)),
    add constraint members_exited_for_a_reason check (status <> 'EXITED' or exit_reason is not null),
    add constraint members_exited_after_joining check (exited_on >= joined_on);
comment on column members.exit_reason is '离开系统类型, a code of the list exit-reasons.';
comment on column members.exited_on is 'The first day on which the membership no longer holds.';

insert into code_lists (name, version, effective_on, title, basis) values
    ('exit-reasons', 1, '2017-01-01', '离开系统类型',
        '《中国共产党章程》第九条；《中国共产党党员组织处置工作办法》（2024）；转出、去世按党员信息管理惯例');

insert into codes (list, version, code, label, group_code, aliases, place)
select 'exit-reasons', 1, code, label, status, '{}', row_number() over ()
from (values
    ('TRANSFERRED_OUT', '转出本区', 'EXITED'),
    ('DIED', '去世', 'EXITED'),
    ('WITHDREW', '退党', 'EXITED'),
    ('PERSUADED_TO_LEAVE', '劝退', 'EXITED'),
    ('REMOVED_AFTER_PERSUASION', '劝而不退除名', 'EXITED'),
    ('REMOVED_FOR_LEAVING', '自行脱党除名', 'EXITED'),
    ('REMOVED', '其他除名', 'EXITED'),
    ('DISQUALIFIED', '取消预备党员资格', 'EXITED'),
    ('EXPELLED', '开除党籍', 'EXPELLED'),
    ('SUSPENDED', '停止党籍', 'SUSPENDED'),
    ('SETTLED_ABROAD', '出国（境）定居停止党籍', 'SUSPENDED')) as reasons (code, label, status);
