package dangjian.gateway.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.kit.TestOrganizations;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.sheet.SheetReader;
import dangjian.kit.web.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@GatewayTest
class ActivationIT {

    private static final String PASSWORD = "Harbour-2026-stone";
    private static final SheetLayout SHEET = SheetLayout.of(SheetColumn.required("姓名"), SheetColumn.required("激活码"));

    @TempDir
    private Path folder;

    private final WebTestClient web;
    private final People people;
    private final DatabaseClient database;
    private final String name = "active-" + UUID.randomUUID().toString().substring(0, 8);
    private String secretary = "";
    private UUID member = UUID.randomUUID();

    ActivationIT(@Autowired WebTestClient web, @Autowired People people, @Autowired DatabaseClient database) {
        this.web = web;
        this.people = people;
        this.database = database;
    }

    @BeforeEach
    void signIn() {
        people.plantTree();
        secretary = people.token(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        member = named("王秀兰");
    }

    @Test
    void aMemberMakesTheOwnAccountWithTheCodeFromTheSheet() {
        var code = code(member);
        activate(code.toLowerCase().replace("-", " "), name, PASSWORD)
                .expectStatus()
                .isCreated();
        var session = people.signIn(web, name, PASSWORD);
        var holder = (Map<?, ?>) Objects.requireNonNull(session.get("account"));
        assertThat(holder.get("memberId")).isEqualTo(member.toString());
        assertThat(holder.get("name")).isEqualTo("王秀兰");
        assertThat((List<?>) holder.get("grants"))
                .singleElement()
                .isEqualTo(Map.of("role", "MEMBER", "orgId", TestOrganizations.NORTH_BRANCH.toString()));
        assertThat(session).doesNotContainKey("nextStep");
    }

    @Test
    void theAuditTrailSaysWhoWasGivenACode() {
        code(member);
        assertThat(database.sql("""
                        select count(*) from (
                            select action, objects from audit_inbox
                            union all select action, objects from audit_entries) whole_trail
                        where action = 'POST /api/v1/activation-codes' and :member = any(objects)
                        """)
                        .bind("member", member)
                        .mapValue(Long.class)
                        .one()
                        .block())
                .isOne();
    }

    @Test
    void aCodeIsGoodOnce() {
        var code = code(member);
        var statuses = Flux.range(0, 4)
                .flatMap(number -> Mono.fromCallable(() -> activate(code, name + number, PASSWORD)
                                .returnResult(Void.class)
                                .getStatus()
                                .value())
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block();
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 422);
        refuses(422, "activation.refused", activate(code, name, PASSWORD));
    }

    @Test
    void aNewCodeMakesTheOldOneVoidAndWhoHasAnAccountGetsNone() {
        var old = code(member);
        var code = code(member);
        refuses(422, "activation.refused", activate(old, name, PASSWORD));
        activate(code, name, PASSWORD).expectStatus().isCreated();
        refuses(404, "activation.member", issue(secretary, TestOrganizations.NORTH_BRANCH, member));
    }

    @Test
    void anExpiredCodeAndOneOfAFormerMemberAreRefusedAlike() {
        var expired = code(member);
        change("update activation_codes set expires_at = now() where member_id = :id", member);
        var formerly = named("李建国");
        var former = code(formerly);
        change("update members set status = 'EXITED' where id = :id", formerly);
        var unknown =
                body(activate("0000-0000-0000", name, PASSWORD).expectStatus().isEqualTo(422));
        for (var code : List.of(expired, former)) {
            assertThat(body(activate(code, name, PASSWORD).expectStatus().isEqualTo(422)))
                    .isEqualTo(unknown);
        }
    }

    @Test
    void onlyARightCodeGetsToKnowWhetherAUsernameIsTakenAndNotOften() {
        refuses(422, "activation.refused", activate("0000-0000-0000", GatewayInfrastructure.SYSTEM, PASSWORD));
        var code = code(member);
        refuses(409, "account.username-taken", activate(code, GatewayInfrastructure.SYSTEM, PASSWORD));
        refuses(422, "password.too-short", activate(code, name, "Ab1-"));
        for (var guess = 2; guess < 10; guess++) {
            refuses(409, "account.username-taken", activate(code, GatewayInfrastructure.AUDIT, PASSWORD));
        }
        refuses(422, "activation.refused", activate(code, name, PASSWORD));
    }

    @Test
    void nobodyActivatesMoreThanAMembersRole() {
        var request = Map.of(
                "code",
                code(member),
                "username",
                name,
                "password",
                PASSWORD,
                "grants",
                List.of(Map.of("role", "DISTRICT_ADMIN", "orgId", TestOrganizations.DISTRICT)));
        web.post()
                .uri("/api/v1/activations")
                .bodyValue(request)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void codesAreIssuedWithinTheScopeOnly() {
        refuses(404, "org.unknown", issue(secretary, TestOrganizations.SOUTH_BRANCH, null));
        var southern = people.member(TestOrganizations.SOUTH_BRANCH);
        refuses(404, "activation.member", issue(secretary, TestOrganizations.NORTH_BRANCH, southern));
        var north = people.token(web, Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
        issue(north, TestOrganizations.NORTH, member).expectStatus().isOk();
        issue(people.token(web, GatewayInfrastructure.SYSTEM), TestOrganizations.NORTH_BRANCH, member)
                .expectStatus()
                .isForbidden();
    }

    @Test
    void theListTellsHowFarEachMemberIsAndNoCode() {
        var code = code(member);
        var listed = items("?limit=200&orgId=" + TestOrganizations.NORTH_BRANCH);
        assertThat(listed)
                .allSatisfy(item -> assertThat(item.get("orgId")).isEqualTo(TestOrganizations.NORTH_BRANCH.toString()));
        assertThat(listed)
                .filteredOn(item -> member.toString().equals(item.get("memberId")))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.get("isActive")).isEqualTo(false);
                    assertThat(item.get("expiresAt")).isNotNull();
                });
        activate(code, name, PASSWORD).expectStatus().isCreated();
        assertThat(items("?limit=200"))
                .filteredOn(item -> member.toString().equals(item.get("memberId")))
                .singleElement()
                .returns(true, item -> item.get("isActive"));
    }

    @Test
    void theDatabaseKeepsNoCode() {
        var code = code(member);
        var kept = Objects.requireNonNull(database.sql("select hash from activation_codes where member_id = :id")
                .bind("id", member)
                .mapValue(byte[].class)
                .one()
                .block());
        assertThat(kept).hasSize(32);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(code.replace("-", ""));
    }

    private UUID named(String memberName) {
        var id = people.member(TestOrganizations.NORTH_BRANCH);
        database.sql("update members set name = :name, status = 'NORMAL' where id = :id")
                .bind("name", memberName)
                .bind("id", id)
                .then()
                .block();
        return id;
    }

    private void change(String sql, UUID id) {
        database.sql(sql).bind("id", id).then().block();
    }

    /// The code of this member, as it stands on the sheet.
    private String code(UUID id) {
        var workbook = Objects.requireNonNull(issue(secretary, TestOrganizations.NORTH_BRANCH, id)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody());
        try {
            var file = Files.write(folder.resolve("codes.xlsx"), workbook);
            try (var sheet = SheetReader.open(file, SHEET)) {
                return sheet.next().texts().get(2);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private WebTestClient.ResponseSpec issue(String token, UUID orgId, @Nullable UUID id) {
        return web.post()
                .uri("/api/v1/activation-codes")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(id == null ? Map.of("orgId", orgId) : Map.of("orgId", orgId, "memberIds", List.of(id)))
                .exchange();
    }

    private WebTestClient.ResponseSpec activate(String code, String username, String password) {
        return web.post()
                .uri("/api/v1/activations")
                .bodyValue(Map.of("code", code, "username", username, "password", password))
                .exchange();
    }

    private List<Map<?, ?>> items(String query) {
        var page = body(web.get()
                .uri("/api/v1/activation-codes" + query)
                .headers(headers -> headers.setBearerAuth(secretary))
                .exchange()
                .expectStatus()
                .isOk());
        var items = (List<?>) Objects.requireNonNull(page.get("items"));
        return items.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
    }

    private static Map<String, Object> body(WebTestClient.ResponseSpec answer) {
        var body = Objects.requireNonNull(
                answer.expectBody(People.JSON).returnResult().getResponseBody());
        body.remove("traceId");
        return body;
    }

    private static void refuses(int status, String code, WebTestClient.ResponseSpec answer) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
