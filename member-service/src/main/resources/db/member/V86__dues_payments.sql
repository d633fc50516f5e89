-- Payments that came in files, and how classes of payers are written in sheets.
create table dues_payments (
    org_id        uuid    not null,
    reference     text    not null,
    member_id     uuid    not null references members,
    collection_id uuid    not null references dues_collections,
    is_taken_back boolean not null
);
create unique index dues_payments_once on dues_payments (org_id, reference) where not is_taken_back;
create index dues_payments_by_collection on dues_payments (collection_id);
comment on table dues_payments is '导入的缴费明细: a file that comes again is recognised by them and books nothing twice.';
comment on column dues_payments.reference is
    'The number that bank or payment service gave (流水号); without one, what the row says and how often it was said before.';
comment on column dues_payments.is_taken_back is 'The collection was corrected; the payment may come in again.';

alter table dues_payer_classes add aliases text[] not null default '{}';
comment on column dues_payer_classes.aliases is 'How sheets write the class besides its label.';
update dues_payer_classes c set aliases = a.aliases from (values
    ('MONTHLY_WAGE', array['按月领取工资', '月薪制', '在职', '工资']),
    ('ANNUAL_SALARY', array['年薪制', '年薪']),
    ('IRREGULAR_INCOME', array['不按月取得收入', '自由职业', '个体工商户', '个体']),
    ('RETIRED', array['离退休', '离退休党员', '退休', '离休']),
    ('FARMER', array['农民']),
    ('STUDENT', array['学生']),
    ('LAID_OFF', array['下岗失业', '下岗', '失业']),
    ('RELIEF', array['低保', '抚恤', '救济', '最低生活保障'])) a (payer_class, aliases)
where c.payer_class = a.payer_class;
