package dangjian.member.roster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.imports.FaultView;
import dangjian.kit.imports.ImportClient;
import dangjian.kit.imports.ImportView;
import dangjian.kit.web.Role;
import dangjian.member.KeptCounts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/// A test of the running service with an empty roster and the small test tree.
@ServiceTest
@Import(FixedClock.class)
abstract class RosterServiceTest {

    static final String DISTRICT_ADMIN = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    static final String NORTH_ADMIN = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
    static final String SOUTH_ADMIN = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.SOUTH);
    static final String NORTH_SECRETARY = TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
    static final String SOUTH_SECRETARY = TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.SOUTH_BRANCH);

    @Autowired
    WebTestClient web;

    @Autowired
    DatabaseClient database;

    @BeforeEach
    void emptyTheRoster() {
        run("truncate members, membership_periods, member_changes, disclosures, import_jobs cascade");
        run("delete from orgs");
        run(TestOrganizations.insert());
    }

    @AfterEach
    void theKeptCountsOfMembersAreRight() {
        KeptCounts.mustAgree(database);
    }

    void run(String sql) {
        database.sql(sql).then().block();
    }

    long count(String sql) {
        return Objects.requireNonNull(
                database.sql(sql).mapValue(Long.class).one().block());
    }

    WebTestClient.ResponseSpec get(String token, String path, Object... variables) {
        return web.get()
                .uri(path, variables)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    WebTestClient.ResponseSpec post(String token, String path, Object body) {
        return web.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    WebTestClient.ResponseSpec patch(String token, UUID member, int version, Object body) {
        return web.method(HttpMethod.PATCH)
                .uri("/api/v1/members/{id}", member)
                .headers(headers -> headers.setBearerAuth(token))
                .header("If-Match", "\"" + version + "\"")
                .bodyValue(body)
                .exchange();
    }

    /// Registers somebody in a branch and gives the id.
    UUID register(UUID branch, Map<String, ?> fields) {
        return Objects.requireNonNull(post(DISTRICT_ADMIN, "/api/v1/members", Records.in(branch, fields))
                        .expectStatus()
                        .isCreated()
                        .expectBody(Registered.class)
                        .returnResult()
                        .getResponseBody())
                .id();
    }

    ImportView imported(String token, byte[] workbook, String mode, boolean dryRun) {
        return imports(token).finish(workbook, mode, dryRun);
    }

    List<FaultView> faults(String token, ImportView job) {
        return imports(token).faults(job);
    }

    private ImportClient imports(String token) {
        return new ImportClient(web, "/api/v1/members/imports", token);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Registered(UUID id) {}
}
