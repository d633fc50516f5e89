-- The ledger of transfers (组织关系接转台账) and the statement of who came and went (转入转出统计).

create index transferred_members_by_member on transferred_members (member_id, transfer_id);
create index transfers_by_start on transfers (started_at, id);
