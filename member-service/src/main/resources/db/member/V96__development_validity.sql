-- How long what a limit is counted from holds: after that it must be done again before the step that counts on it.

alter table development_limits
    add column holds int,
    add column holds_basis text,
    add constraint development_limits_holds check ((holds is null) = (holds_basis is null)
        and (holds is null or bound = 'LATEST' and holds >= coalesce(special, amount)));
comment on column development_limits.holds is
    'In the unit of the limit: so long holds what it is counted from; later that must be done again.';

update development_limits set holds = 12, holds_basis = '地方规定：政治审查一年内有效，过期须重新审查'
where step = 'PRE_REVIEW' and bound = 'LATEST' and anchor = 'POLITICAL_REVIEW' and unit = 'MONTHS';
update development_limits set holds = 6, holds_basis = '细则第二十五条：特殊情况不超过六个月；地方规定：决议超过六个月未审批的，须重新讨论表决'
where step = 'APPROVAL' and bound = 'LATEST' and anchor = 'ADMISSION_MEETING' and unit = 'MONTHS';
update development_limits set holds = 6, holds_basis = '地方规定：决议超过六个月未审批的，须重新讨论表决'
where step = 'CONFIRMATION_APPROVAL' and bound = 'LATEST' and anchor = 'CONFIRMATION_MEETING' and unit = 'MONTHS';
