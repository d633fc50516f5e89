package dangjian.member.due;

import dangjian.kit.TestInfrastructure;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import dangjian.member.MemberServiceApplication;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Tells how long a page of what is to be done takes in a large district, for the district and for a branch.
///
/// Arguments: number of members (100000). Not part of the build.
final class DueBenchmark {

    private static final int ROUNDS = 5;

    private static final String PLANT = """
            insert into orgs (id, path, name, short_name, kind, category, version)
            select uuidv7(), '/1/x' || n || '/', '第' || n || '支部', '第' || n || '支部', 'BRANCH', 'OTHER', 1
            from generate_series(1, 2000) n;
            create temporary table planted as
            select uuidv7() as id, o.id as org_id, n from generate_series(1, %1$d) n
            join (select id, row_number() over () - 1 as place from orgs where kind = 'BRANCH') o
                on o.place = n %% (select count(*) from orgs where kind = 'BRANCH');
            insert into members (id, org_id, name, id_number_cipher, id_number_index, sex, birthday, stage, status,
                joined_on, full_on, is_lost, is_mobile, completeness, registered_at, registered_by, registrar, version)
            select id, org_id, '张三', '', n::text::bytea, 'MALE', '1970-01-01', 'FULL', 'NORMAL', '2000-01-01',
                '2001-01-01', false, false, 100, now(), id, '', 1 from planted;
            insert into membership_periods select id, org_id, 'FULL', 'NORMAL', '2001-01-01', null from planted;
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
            select uuidv7(), 'PAPER_LETTER', org_id, '%2$s', '', '', '', '', '', '2026-10', n::text, current_date,
                current_date + n %% 80, 'OUT_COMMITTEE_OK', '%2$s', now(), 3 from planted where n %% 25 = 0;
            insert into development_cases (id, org_id, name, person_cipher, id_number_index, birthday, is_league_member,
                applied_on, template, stage, status, is_extended, opened_at, opened_by, version)
            select id, org_id, '李四', '', n::text::bytea, '1990-01-01', false, current_date, 'CPC-2014', 'APPLICANT', 'OPEN',
                false, now(), id, 1 from planted where n %% 15 = 0;
            insert into development_due (case_id, step, allowed_from, due_on)
            select id, 'TALK', current_date - 30, current_date - 40 + n %% 90 from planted where n %% 15 = 0;
            drop table planted;
            analyze;
            """;

    private DueBenchmark() {}

    static void main(String[] arguments) {
        var members = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        try (var service = new SpringApplicationBuilder(MemberServiceApplication.class, TestTokens.class)
                .initializers(new TestInfrastructure())
                .properties(Map.of(
                        "spring.config.name", "member-service",
                        "spring.application.name", "member-service",
                        "server.port", "0"))
                .run()) {
            var database = service.getBean(DatabaseClient.class);
            database.sql(TestOrganizations.insert() + PLANT.formatted(members, TestOrganizations.DISTRICT))
                    .then()
                    .block();
            var branch = Objects.requireNonNull(database.sql("select id from orgs where name = '第7支部'")
                    .mapValue(UUID.class)
                    .one()
                    .block());
            var web = WebTestClient.bindToServer()
                    .baseUrl("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"))
                    .responseTimeout(Duration.ofMinutes(2))
                    .build();
            time(web, "district", TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT));
            time(web, "branch", TestTokens.token(Role.BRANCH_SECRETARY, branch));
        }
        System.exit(0);
    }

    private static void time(WebTestClient web, String who, String token) {
        for (var round = 0; round < ROUNDS; round++) {
            var start = System.nanoTime();
            web.get()
                    .uri("/api/v1/due-items?limit=200")
                    .headers(headers -> headers.setBearerAuth(token))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(byte[].class)
                    .returnResult();
            System.out.printf("%s: %d ms%n", who, (System.nanoTime() - start) / 1_000_000);
        }
    }
}
