package dangjian.member.dues;

import dangjian.kit.TestInfrastructure;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import dangjian.member.MemberServiceApplication;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Tells how long a whole year's statement of a district takes over HTTP.
///
/// Arguments: number of members (100000). Not part of the build.
final class DuesBenchmark {

    private static final String TOKEN = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    private static final int ROUNDS = 8;

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
        insert into membership_periods select id, org_id, 'PROBATIONARY', 'NORMAL', '2000-01-01', '2001-01-01' from planted;
        insert into membership_periods select id, org_id, 'FULL', 'NORMAL', '2001-01-01', null from planted;
        insert into dues_assessments (id, member_id, year, first_month, last_month, payer_class, monthly_fen,
            is_quarterly, scheme, assessed_at, account_id, account_name)
        select uuidv7(), id, y, 1, 12, 'MONTHLY_WAGE', 1500 + n, false, 1, now(), id, ''
        from planted, generate_series(2025, 2026) y;
        insert into dues_accounts select id, y, array_fill(1500::bigint, array[12])
        from planted, generate_series(2025, 2026) y;
        drop table planted;
        analyze;
        """;

    private DuesBenchmark() {}

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
            database.sql(TestOrganizations.insert() + PLANT.formatted(members))
                    .then()
                    .block();
            var web = WebTestClient.bindToServer()
                    .baseUrl("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"))
                    .responseTimeout(Duration.ofMinutes(2))
                    .build();
            for (var path : new String[] {
                "/statements/2026",
                "/statements/2026/branches?limit=200",
                "/statements/2026/arrears?limit=200",
                "/arrears?limit=200"
            }) {
                for (var round = 0; round < ROUNDS; round++) {
                    time(web, path);
                }
            }
        }
        System.exit(0);
    }

    private static void time(WebTestClient web, String path) {
        var start = System.nanoTime();
        web.get()
                .uri("/api/v1/dues" + path)
                .headers(headers -> headers.setBearerAuth(TOKEN))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
        System.out.printf("%s: %d ms%n", path, (System.nanoTime() - start) / 1_000_000);
    }
}
