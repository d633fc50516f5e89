-- How long a probation lasted by the Party constitution of the day on which it began. Before 1982 the constitutions
-- differed (from 1969 on there was none): for those days the platform knows no rule and refuses nothing.

insert into rules (name, effective_on, value, unit, basis) values
    ('probation-months', '1982-09-06', 12, 'months', '《中国共产党章程》（1982年9月6日通过）第七条：预备党员的预备期为一年');
