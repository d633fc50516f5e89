-- Templates of a district: a version of the Party's text with steps and limits of its own on top.

alter table development_templates
    add column based_on text references development_templates,
    add column org_id uuid,
    add column published_at timestamptz,
    add column published_by uuid,
    add column publisher text,
    add constraint development_templates_district check ((based_on is null) = (org_id is null)
        and (org_id is null) = (published_at is null));
comment on column development_templates.based_on is
    'The national version whose steps and limits it holds, none of them removed or loosened.';
comment on column development_templates.org_id is 'The district whose branches follow it; null for the national versions.';
create index development_templates_by_org on development_templates (org_id) where org_id is not null;
