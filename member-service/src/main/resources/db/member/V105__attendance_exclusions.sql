-- Who has a vote and need not be counted among those who should attend (应到会), and on what ground.

insert into code_lists (name, version, effective_on, title, basis) values
    ('attendance-exclusions', 1, '1990-06-27', '不计入应到会人数的理由',
        '《中国共产党基层组织选举工作暂行条例》及有关答复：经上级党组织同意并经支部大会通过，可不计入应到会人数；须对照正式文本核实');
insert into codes (list, version, code, label, group_code, aliases, place) values
    ('attendance-exclusions', 1, 'UNABLE_TO_EXPRESS', '患有疾病，不能表达本人意志', 'CONSENT', '{}', 1),
    ('attendance-exclusions', 1, 'ABROAD', '自费出国（境）半年以上', 'CONSENT', '{}', 2),
    ('attendance-exclusions', 1, 'SERVING_SENTENCE', '正在服刑而未受开除党籍处分', 'CONSENT', '{}', 3),
    ('attendance-exclusions', 1, 'BEDRIDDEN', '卧床不起、生活不能自理', 'CONSENT', '{}', 4),
    ('attendance-exclusions', 1, 'AWAY', '外出工作、学习半年以上，应转而未转组织关系', 'CONSENT', '{}', 5),
    ('attendance-exclusions', 1, 'RETIRED_AWAY', '离退休后长期居住外地', 'CONSENT', '{}', 6),
    ('attendance-exclusions', 1, 'NOT_HERE_THEN', '当日不在本支部（名册登记在后，按现状推定）', null, '{}', 7);

-- What a merge looks for by member.
create index development_records_by_excluded on development_records using gin ((details -> 'excluded') jsonb_path_ops);
