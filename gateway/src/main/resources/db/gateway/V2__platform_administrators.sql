-- The three platform administrators (三员分立, GB/T 22239-2019 8.1.5): they stand beside the business roles.

alter table account_grants drop constraint account_grants_role_check;
alter table account_grants add constraint account_grants_role check (role in (
    'DISTRICT_ADMIN', 'COMMITTEE_ADMIN', 'BRANCH_SECRETARY', 'MEMBER', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'));
