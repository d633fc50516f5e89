-- Of somebody who is not a member a branch runs one cultivation on a pipeline from a day; a second record of it is ended.

update cultivations c set ended_on = c.started_on, end_reason = '重复登记', version = c.version + 1
where c.member_id is null and c.ended_on is null and exists (
    select from cultivations f where f.member_id is null and f.ended_on is null and f.pipeline = c.pipeline
        and f.org_id = c.org_id and f.person_name = c.person_name and f.started_on = c.started_on and f.id < c.id);
create unique index cultivations_one_open_of_person on cultivations (pipeline, org_id, person_name, started_on)
    where member_id is null and ended_on is null;
