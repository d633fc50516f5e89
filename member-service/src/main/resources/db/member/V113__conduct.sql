-- Who approves what ends a membership: expulsions are proposed and approved (党章第四十二条), and nobody approves an exit
-- of their own; and one way of writing the number of a matter.

alter table penalty_rules
    add column approved_by text check (approved_by in ('COMMITTEE', 'DISTRICT')),
    add column approval_basis text;
update penalty_rules set approved_by = 'COMMITTEE',
    approval_basis = '《中国共产党章程》第四十二条：对党员的纪律处分，经支部大会讨论决定，报党的基层委员会批准';
update penalty_rules set approved_by = 'DISTRICT',
    approval_basis = '《中国共产党章程》第四十二条：给党员以开除党籍的处分，报县级或县级以上党的纪律检查委员会审查批准'
where penalty = 'EXPULSION';
alter table penalty_rules
    alter column approved_by set not null,
    alter column approval_basis set not null;
comment on column penalty_rules.approved_by is 'What a committee may not decide, it proposes to the district.';

alter table penalties
    add column state text not null default 'IMPOSED' check (state in ('PROPOSED', 'IMPOSED', 'REJECTED'));
comment on column penalties.state is 'Only an imposed penalty has any consequence.';
create index penalties_proposed on penalties (member_id) where state = 'PROPOSED';

create table penalty_decisions (
    penalty_id  uuid primary key references penalties on delete cascade,
    proposed_by uuid not null,
    decider     text,
    decided_at  timestamptz,
    note        text check (char_length(note) between 2 and 300),
    check ((decider is null) = (decided_at is null))
);
comment on table penalty_decisions is 'Penalties that the district decides on: whose proposal it is, and what the district said.';

alter table exits add column proposed_by uuid;
comment on column exits.proposed_by is 'Account that has proposed it, which may not approve it; null before accounts were kept.';

-- "T-1" and "t-1 " are one matter; what would collide stays as it is.
create function plain_matter_no(typed text) returns text immutable parallel safe language sql as
    $$ select upper(regexp_replace(normalize(typed, nfkc), '\s+', '', 'g')) $$;
update penalties p set matter_no = plain_matter_no(matter_no)
where matter_no <> plain_matter_no(matter_no) and plain_matter_no(matter_no) <> ''
    and not exists (select from penalties o where o.member_id = p.member_id and o.id <> p.id
        and plain_matter_no(o.matter_no) = plain_matter_no(p.matter_no));
update disposals d set matter_no = plain_matter_no(matter_no)
where matter_no <> plain_matter_no(matter_no) and plain_matter_no(matter_no) <> ''
    and not exists (select from disposals o where o.member_id = d.member_id and o.kind = d.kind and o.id <> d.id
        and plain_matter_no(o.matter_no) = plain_matter_no(d.matter_no));
drop function plain_matter_no;

drop index penalties_one_per_matter;
create unique index penalties_one_per_matter on penalties (member_id, matter_no)
    where revoked_on is null and state <> 'REJECTED';
