-- Duplicates: a value that many records share says nothing about two of them.
insert into rules (name, effective_on, value, unit, basis) values
    ('duplicates-most-sharing', '2026-01-01', 20, 'members', '平台默认：超过 20 人共用的联系电话（如单位总机）、超过 20 人相同的姓名和出生日期，不作为疑似重复的依据');
