package dangjian.member.due;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import dangjian.member.LargeDistrict;
import java.util.Objects;
import java.util.UUID;

/// Tells how long a page of what is to be done takes in a large district, for the district and for a branch.
///
/// Arguments: number of members (100000). Not part of the build.
final class DueBenchmark {

    private static final int ROUNDS = 5;

    private static final String CASES = """
            insert into dues_assessments (id, member_id, year, first_month, last_month, payer_class, monthly_fen,
                is_quarterly, scheme, assessed_at, account_id, account_name)
            select uuidv7(), id, extract(year from now())::int, 1, 12, 'MONTHLY_WAGE', 1500, false, 1, now(), id, ''
            from planted;
            insert into mobile_stays (id, member_id, destination, is_abroad, since, ground, recorder, recorded_at, version)
            select uuidv7(), id, '新加坡', true, current_date - n %% 300, '留学', '', now(), 1 from planted where n %% 30 = 0;
            insert into lost_cases (id, member_id, since, circumstance, recorder, recorded_at, version)
            select uuidv7(), id, current_date - n %% 900, 'OTHER', '', now(), 1 from planted where n %% 70 = 0;
            insert into pledges (id, member_id, year, state, approved_at, created_at, version)
            select uuidv7(), id, extract(year from now())::int, 'APPROVED', now(), now(), 2 from planted;
            insert into transfers (id, kind, from_org_id, from_committee_id, from_name, from_committee_name, to_name,
                to_committee_name, reason, dues_paid_to, letter_number, letter_issued_on, valid_until, state, waits_for,
                started_at, version)
            select uuidv7(), 'PAPER_LETTER', org_id, '%1$s', '', '', '', '', '', '2026-10', n::text, current_date,
                current_date + n %% 80, 'OUT_COMMITTEE_OK', '%1$s', now(), 3 from planted where n %% 25 = 0;
            insert into development_cases (id, org_id, name, person_cipher, id_number_index, birthday, is_league_member,
                applied_on, template, stage, status, is_extended, opened_at, opened_by, version)
            select id, org_id, '李四', '', n::text::bytea, '1990-01-01', false, current_date, 'CPC-2014', 'APPLICANT', 'OPEN',
                false, now(), id, 1 from planted where n %% 15 = 0;
            insert into development_due (case_id, step, allowed_from, due_on)
            select id, 'TALK', current_date - 30, current_date - 40 + n %% 90 from planted where n %% 15 = 0;
            """;

    private DueBenchmark() {}

    static void main(String[] arguments) {
        var members = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        try (var district = new LargeDistrict(members, CASES.formatted(TestOrganizations.DISTRICT))) {
            var branch = Objects.requireNonNull(district.database()
                    .sql("select id from orgs where name = '第7支部'")
                    .mapValue(UUID.class)
                    .one()
                    .block());
            var path = "/api/v1/due-items?limit=200";
            district.time("district", path, TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT), ROUNDS);
            district.time("branch", path, TestTokens.token(Role.BRANCH_SECRETARY, branch), ROUNDS);
        }
        System.exit(0);
    }
}
