-- What a step is called in a branch that has no committee (支委会) and no groups (党小组).

alter table development_steps add column title_without_committee text;
comment on column development_steps.title_without_committee is
    'As it is called in a branch without a committee, where the assembly does what elsewhere the committee does.';
update development_steps set title_without_committee = '支部大会审查' where code = 'COMMITTEE_REVIEW';
update development_steps set title_without_committee = '编入党支部' where code = 'GROUPING';
