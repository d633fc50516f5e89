-- What the platform knows of a backbone who becomes a member nobody types: the steps follow from the record.

alter table cultivation_pipeline_steps
    add column follows text check (follows in ('START', 'APPLICATION', 'ACTIVIST', 'ADMISSION'));
comment on column cultivation_pipeline_steps.follows is
    'Whence the day of the step is known: the start, the development case of who was admitted, the admission itself.';
update cultivation_pipeline_steps set follows = case code
    when 'CHOSEN' then 'START' when 'APPLIED' then 'APPLICATION' when 'ACTIVIST' then 'ACTIVIST'
    when 'JOINED' then 'ADMISSION' end
where pipeline = 'BACKBONE_TO_MEMBER';
