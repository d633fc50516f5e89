package dangjian.member;

import dangjian.kit.TestInfrastructure;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/// A running service with a district of 2000 branches, whose answers are timed over HTTP.
public final class LargeDistrict implements AutoCloseable {

    private static final String MEMBERS = """
        insert into orgs (id, path, name, short_name, kind, category, version)
        select uuidv7(), '/1/x' || n || '/', '第' || n || '支部', '第' || n || '支部', 'BRANCH', 'OTHER', 1
        from generate_series(1, 2000) n;
        create temporary table planted as
        select uuidv7() as id, o.id as org_id, n from generate_series(1, %d) n
        join (select id, row_number() over () - 1 as place from orgs where kind = 'BRANCH') o
            on o.place = n %% (select count(*) from orgs where kind = 'BRANCH');
        insert into members (id, org_id, name, id_number_cipher, id_number_index, sex, birthday, stage, status,
            joined_on, full_on, is_lost, is_mobile, completeness, registered_at, registered_by, registrar, version)
        select id, org_id, '张三', '', n::text::bytea, 'MALE', '1970-01-01', 'FULL', 'NORMAL', '2000-01-01',
            '2001-01-01', false, false, 100, now(), id, '', 1 from planted;
        insert into membership_periods select id, org_id, 'PROBATIONARY', 'NORMAL', '2000-01-01', '2001-01-01' from planted;
        insert into membership_periods select id, org_id, 'FULL', 'NORMAL', '2001-01-01', null from planted;
        """;

    private final ConfigurableApplicationContext service = new SpringApplicationBuilder(
                    MemberServiceApplication.class, TestTokens.class)
            .initializers(new TestInfrastructure())
            .properties(Map.of(
                    "spring.config.name", "member-service",
                    "spring.application.name", "member-service",
                    "server.port", "0"))
            .run();

    /// @param more statements that give the members in the table `planted`, numbered by `n`, what is to be measured
    public LargeDistrict(int members, String more) {
        database()
                .sql(TestOrganizations.insert() + MEMBERS.formatted(members) + more + "drop table planted; analyze;")
                .then()
                .block();
    }

    public DatabaseClient database() {
        return service.getBean(DatabaseClient.class);
    }

    /// Says how long each of some answers took.
    public void time(String what, String path, String token, int rounds) {
        var web = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"))
                .responseTimeout(Duration.ofMinutes(2))
                .build();
        for (var round = 0; round < rounds; round++) {
            var start = System.nanoTime();
            web.get()
                    .uri(path)
                    .headers(headers -> headers.setBearerAuth(token))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(byte[].class)
                    .returnResult();
            System.out.printf("%s: %d ms%n", what, (System.nanoTime() - start) / 1_000_000);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
