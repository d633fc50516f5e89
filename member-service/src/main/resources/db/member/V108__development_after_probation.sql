-- When a probation has run out, the request and the meeting are due; the first assessment of a probationary member
-- counts from the approval, for before it nobody is one.

insert into development_limits (template, step, bound, anchor, amount, special, unit, basis)
select s.template, s.code, 'LATEST', 'PROBATION_END', l.amount, null, l.unit, l.basis
from development_steps s join (values
    ('CONFIRMATION_REQUEST', 7, 'DAYS', '细则第三十二条：预备期满时书面提出转正申请；期满后七日为平台默认'),
    ('CONFIRMATION_MEETING', 1, 'MONTHS', '细则第三十二条：预备期满，党支部应当及时讨论；期满后一个月内为平台默认'))
    as l (step, amount, unit, basis) on l.step = s.code
on conflict (template, step, bound, anchor) do nothing;

update development_limits set anchor = 'APPROVAL',
    basis = '细则第三十条：每半年考察一次，预备期自支部大会通过之日算起；审批后半年内首次考察'
where step = 'PROBATION_EDUCATION' and bound = 'LATEST' and anchor = 'ADMISSION_MEETING' and amount = 6
    and unit = 'MONTHS';

update development_due d
set due_on = l.due_on, soon_from = l.due_on - t.due_soon_days, reminded = 'NONE'
from development_cases c join development_templates t on t.version = c.template,
    lateral (values
        ('CONFIRMATION_REQUEST', c.probation_to + 7),
        ('CONFIRMATION_MEETING', (c.probation_to + interval '1 month')::date)) as l (step, due_on)
where c.id = d.case_id and l.step = d.step and c.probation_to is not null;

update development_due d
set due_on = a.due_on, soon_from = a.due_on - t.due_soon_days, reminded = 'NONE'
from development_cases c join development_templates t on t.version = c.template,
    lateral (select (max(r.done_on) + interval '6 months')::date as due_on from development_records r
        where r.case_id = c.id and r.step = 'APPROVAL' and r.state = 'VALID') a
where c.id = d.case_id and d.step = 'PROBATION_EDUCATION' and a.due_on is not null
    and not exists (select from development_records r
        where r.case_id = c.id and r.step = 'PROBATION_EDUCATION' and r.state = 'VALID');
