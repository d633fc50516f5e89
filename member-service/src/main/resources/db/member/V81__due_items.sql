-- What is to be done (待办), over all features: how far ahead it is told, and what makes it quick.

insert into rules (name, effective_on, value, unit, basis) values
    ('due-items-ahead-days', '2026-01-01', 30, 'days', '平台默认值：待办列出今后 30 天内到期的事项'),
    ('transfer-alert-days', '2026-01-01', 5, 'days', '平台默认值：介绍信到期前 5 天提醒转出支部');

create function rule_value(rule text, day date) returns int stable parallel safe language sql as
    $$ select value from rules where name = rule and effective_on <= day order by effective_on desc limit 1 $$;
comment on function rule_value is 'The number of a rule that is in force on a day.';

create index pledge_responses_undecided on pledge_responses (pledge_id) where decision is null;
create index plaques_running_out on plaques (ends_on) where removed_on is null and ends_on is not null;
create index dues_reductions_proposed on dues_reductions (org_id) where state = 'PROPOSED';
