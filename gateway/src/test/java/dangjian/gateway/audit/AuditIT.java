package dangjian.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.Systems;
import dangjian.gateway.Tokens;
import dangjian.gateway.ToyService;
import dangjian.kit.TestOrganizations;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Who did what is written down before it is done, once, in a chain that shows every change.
@GatewayTest
class AuditIT {

    @Autowired
    private WebTestClient web;

    @Autowired
    private People people;

    @Autowired
    private Systems systems;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private AuditVerifier verifier;

    @Autowired
    private Sealer sealer;

    @Autowired
    private InboxRepository inbox;

    @Autowired
    private TransactionalOperator transaction;

    private String administrator = "";
    private String auditor = "";

    @BeforeEach
    void signIn() {
        people.plantTree();
        administrator = people.administrator(web);
        auditor = Tokens.as(Role.AUDIT_ADMIN, administrator);
    }

    @Test
    void aWriteIsRecordedWithWhoWhatWhereAndHowItEndedButNotWithItsBody() {
        var member = UUID.randomUUID();
        web.put()
                .uri("/api/v1/members/%s/words-that-nobody-knows/王秀兰?name=王秀兰".formatted(member))
                .headers(headers -> headers.setBearerAuth(administrator))
                .bodyValue(Map.of("idNumber", "990000199001010017"))
                .exchange()
                .expectStatus()
                .isOk();
        var entry = awaitEntry("?object=" + member);
        assertThat(entry)
                .containsEntry("kind", "WRITE")
                .containsEntry("action", "PUT /api/v1/members/{id}/{…}/{…}")
                .containsEntry("address", "127.0.0.1")
                .containsEntry("status", 200)
                .containsKeys("account", "at", "hash");
        assertThat(entry.toString()).doesNotContain("王秀兰", "990000199001010017", "words-that-nobody-knows");
    }

    @Test
    void aReadLeavesNoTrace() {
        var member = UUID.randomUUID();
        web.get()
                .uri("/api/v1/members/" + member)
                .headers(headers -> headers.setBearerAuth(administrator))
                .exchange()
                .expectStatus()
                .isOk();
        people.signIn(web, GatewayInfrastructure.ADMINISTRATOR, GatewayInfrastructure.PASSWORD);
        assertThat(entries("?object=" + member)).isEmpty();
    }

    @Test
    void disclosuresAndExportsAreRecordedAlthoughTheyRead() {
        var member = UUID.randomUUID();
        web.get()
                .uri("/api/v1/members/%s/disclosures".formatted(member))
                .headers(headers -> headers.setBearerAuth(administrator))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(awaitEntry("?kind=DISCLOSURE&object=" + member)).containsEntry("status", 200);
    }

    @Test
    void signingInIsRecordedWithWhoItWasAndFailingToWithWhomItWasTried() {
        var person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        var session = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        assertThat(awaitEntry("?kind=SIGN_IN&account=" + person.id()))
                .containsEntry("action", "POST /api/v1/sessions")
                .containsEntry("status", 201);
        var refreshed = Instant.now();
        web.post()
                .uri("/api/v1/sessions/refresh")
                .bodyValue(Map.of("refreshToken", People.refresh(session)))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(awaitEntry("?kind=SIGN_IN&account=" + person.id() + "&from=" + refreshed))
                .containsEntry("action", "POST /api/v1/sessions/refresh");
        assertThat(awaitEntry("?kind=ADMINISTRATION&object=" + person.id()))
                .containsEntry("action", "POST /api/v1/accounts");
        var since = Instant.now();
        web.post()
                .uri("/api/v1/sessions")
                .bodyValue(Map.of("username", person.username(), "password", "wrong"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        var failure = awaitEntry("?kind=SIGN_IN&result=REFUSED&from=" + since);
        assertThat(failure)
                .containsEntry("status", 401)
                .containsEntry("address", "127.0.0.1")
                .containsEntry("objects", List.of(person.id().toString()))
                .doesNotContainKey("account");
        assertThat(database.sql("select e::text from audit_entries e where id = :id")
                        .bind("id", UUID.fromString(String.valueOf(failure.get("id"))))
                        .mapValue(String.class)
                        .one()
                        .block())
                .doesNotContain(person.username());
        assertThat(String.valueOf(failure.get("known"))).contains(person.username());
    }

    @Test
    void whatSomebodyTypesAsANameIsRecordedNowhereEvenWhenItIsLocked() {
        var typed = "Lantern-" + UUID.randomUUID();
        var since = Instant.now();
        for (var attempt = 0; attempt < 6; attempt++) {
            web.post()
                    .uri("/api/v1/sessions")
                    .bodyValue(Map.of("username", typed, "password", "wrong"))
                    .exchange()
                    .expectStatus()
                    .is4xxClientError();
        }
        var query = "?kind=SIGN_IN&result=REFUSED&from=" + since;
        await().untilAsserted(() -> assertThat(entries(query)).hasSize(6));
        assertThat(entries(query))
                .allSatisfy(entry ->
                        assertThat(entry).containsEntry("objects", List.of()).doesNotContainKey("account"))
                .extracting(entry -> entry.get("status"))
                .contains(401, 429);
        assertThat(entries(query).toString()).doesNotContainIgnoringCase(typed);
    }

    @Test
    void attemptsAtALockedAccountNameItToo() {
        var person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        for (var attempt = 0; attempt < 6; attempt++) {
            web.post()
                    .uri("/api/v1/sessions")
                    .bodyValue(Map.of("username", person.username(), "password", "wrong"))
                    .exchange()
                    .expectStatus()
                    .is4xxClientError();
        }
        var query = "?kind=SIGN_IN&result=REFUSED&object=" + person.id();
        await().untilAsserted(() -> assertThat(entries(query)).hasSize(6));
        assertThat(entries(query)).extracting(entry -> entry.get("status")).contains(401, 429);
    }

    @Test
    void aSystemThatFailsToGetATokenIsNamedAsTheObject() {
        var system = systems.register(web, List.of("members:read"), TestOrganizations.DISTRICT);
        new Systems.SystemUnderTest(system.id(), "wrong")
                .ask(web, "grant_type", "client_credentials")
                .expectStatus()
                .isUnauthorized();
        assertThat(awaitEntry("?kind=SIGN_IN&result=REFUSED&object=" + system.id()))
                .containsEntry("action", "POST /oauth2/token")
                .doesNotContainKey("account");
    }

    @Test
    void readingTheTrailLeavesATraceInIt() {
        var since = Instant.now();
        entries("?from=" + since);
        assertThat(awaitEntry("?kind=AUDIT&from=" + since)).containsEntry("action", "GET /api/v1/audit/entries");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUDIT_ADMIN"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobodyButTheAuditAdministratorReadsIt(Role role) {
        for (var path : List.of("/api/v1/audit/entries", "/api/v1/audit/exports")) {
            web.get()
                    .uri(path)
                    .headers(headers -> headers.setBearerAuth(Tokens.as(role, administrator)))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    void itIsExportedAsAFile() {
        awaitEntry("?kind=SIGN_IN");
        var csv = web.get()
                .uri("/api/v1/audit/exports?format=CSV&kind=SIGN_IN")
                .headers(headers -> headers.setBearerAuth(auditor))
                .exchange()
                .expectHeader()
                .valueEquals("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(csv).startsWith("\ufeff\"位置\",\"时间\"").contains("\"POST /api/v1/sessions\"");
        web.get()
                .uri("/api/v1/audit/exports")
                .headers(headers -> headers.setBearerAuth(auditor))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .consumeWith(answer -> assertThat(answer.getResponseBody())
                        .startsWith('P', 'K')
                        .hasSizeGreaterThan(1000));
    }

    @Test
    void aPageFollowsAnother() {
        Flux.range(0, 5).concatMap(_ -> inbox.add(entry(200))).then().block();
        await().until(() -> entries("?limit=200").size() >= 5);
        var first = page("?limit=2");
        var second = page("?limit=2&after=" + first.get("next"));
        assertThat(place(items(second).getFirst()))
                .isLessThan(place(items(first).getLast()));
    }

    @Test
    void withoutATrailNothingIsDone() {
        var requests = ToyService.shared().requests();
        execute("alter table audit_inbox rename to audit_inbox_away");
        try {
            web.put()
                    .uri("/api/v1/members/1")
                    .headers(headers -> headers.setBearerAuth(administrator))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("audit.unavailable");
            assertThat(ToyService.shared().requests()).isEqualTo(requests);
            web.get()
                    .uri("/api/v1/members/1")
                    .headers(headers -> headers.setBearerAuth(administrator))
                    .exchange()
                    .expectStatus()
                    .isOk();
        } finally {
            execute("alter table audit_inbox_away rename to audit_inbox");
        }
    }

    @Test
    void manyWritersAndManySealersMakeOneChain() {
        var before = entryCount();
        Flux.range(0, 2000)
                .flatMap(_ -> inbox.add(entry(204)), 8)
                .mergeWith(Flux.range(0, 40).flatMap(_ -> sealer.sealAll().onErrorComplete(), 4))
                .then()
                .block();
        sealEverything();
        assertThat(entryCount()).isGreaterThanOrEqualTo(before + 2000);
        assertThat(verify(null).isIntact()).isTrue();
    }

    @Test
    void aRequestThatNeverGotAnAnswerIsRecordedAsOne() {
        var entry = new AuditEntry(
                Ids.next(),
                Instant.now().minusSeconds(3600),
                AuditKind.WRITE,
                "PUT /x",
                List.of(UUID.randomUUID()),
                null,
                null,
                null,
                null);
        inbox.add(entry).block();
        assertThat(awaitEntry("?result=UNKNOWN&object=" + entry.objects().getFirst()))
                .doesNotContainKey("status");
    }

    @ParameterizedTest
    @CsvSource({
        "update audit_entries set status = 200",
        "delete from audit_entries",
        "truncate audit_entries",
        "truncate audit_cuts"
    })
    void theDatabaseRefusesToChangeIt(String statement) {
        awaitEntry("?kind=SIGN_IN");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> execute(statement))
                .withMessageContaining("append-only");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_entries set status = 201 where place = :last - 3 | ALTERED",
                "update audit_entries set account = null where place = :last - 3 | ALTERED",
                "update audit_entries set hash = sha256(hash) where place = :last - 3 | ALTERED",
                "delete from audit_entries where place = :last - 3 | MISSING",
                "update audit_entries set place = -1 where place = :last - 3; "
                        + "update audit_entries set place = :last - 3 where place = :last - 4; "
                        + "update audit_entries set place = :last - 4 where place = -1 | ALTERED",
                "delete from audit_entries where place >= :last - 3 | END_MISSING"
            })
    void whoeverGetsRoundTheDatabaseIsFoundOut(String tampering, ChainCheck.Break found) {
        Flux.range(0, 6).concatMap(_ -> inbox.add(entry(403))).then().block();
        sealEverything();
        var honest = verify(null);
        assertThat(honest.isIntact()).isTrue();
        var head = ChainHead.parse(honest.head());
        var places = transaction
                .execute(attempt -> {
                    attempt.setRollbackOnly();
                    return tamper(tampering.replace(":last", String.valueOf(head.place())))
                            .then(verifier.verify(head));
                })
                .single()
                .blockOptional()
                .orElseThrow()
                .faults();
        assertThat(places).extracting(ChainCheck.Fault::what).contains(found);
        assertThat(verify(head).isIntact()).isTrue();
    }

    /// As somebody would who owns the database; whoever watches rolls it back.
    private Mono<Void> tamper(String statements) {
        return Flux.just(("alter table audit_entries disable trigger user; " + statements).split(";"))
                .concatMap(statement -> database.sql(statement).then())
                .then();
    }

    @Test
    void anOldHeadStillFitsAndAnotherDoesNot() {
        sealEverything();
        var head = verify(null).head();
        inbox.add(entry(200)).block();
        sealEverything();
        assertThat(verify(ChainHead.parse(head)).isIntact()).isTrue();
        var other = new ChainHead(ChainHead.parse(head).place(), new byte[32]);
        assertThat(verify(other).faults())
                .containsExactly(new ChainCheck.Fault(other.place(), ChainCheck.Break.NOT_THE_ANCHOR));
        web.post()
                .uri("/api/v1/audit/verifications")
                .headers(headers -> headers.setBearerAuth(auditor))
                .bodyValue(Map.of("head", head))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.isIntact")
                .isEqualTo(true);
        web.post()
                .uri("/api/v1/audit/verifications")
                .headers(headers -> headers.setBearerAuth(auditor))
                .bodyValue(Map.of("head", "nonsense"))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private ChainCheck.Report verify(@Nullable ChainHead anchor) {
        return verifier.verify(anchor).blockOptional().orElseThrow();
    }

    private void sealEverything() {
        await().until(() -> {
            sealer.sealAll().onErrorComplete().block();
            return number("select count(*) from audit_inbox where status is not null") == 0;
        });
    }

    private static AuditEntry entry(int status) {
        return new AuditEntry(
                Ids.next(),
                Instant.now(),
                AuditKind.WRITE,
                "PUT /x/{id}",
                List.of(UUID.randomUUID()),
                UUID.randomUUID().toString(),
                "10.0.0.1",
                status,
                null);
    }

    private long entryCount() {
        return number("select count(*) from audit_entries");
    }

    private long number(String sql) {
        return database.sql(sql).mapValue(Long.class).one().blockOptional().orElseThrow();
    }

    private void execute(String sql) {
        database.sql(sql).then().block();
    }

    private Map<String, Object> awaitEntry(String query) {
        await().untilAsserted(() -> assertThat(entries(query)).isNotEmpty());
        return entries(query).getFirst();
    }

    private List<Map<String, Object>> entries(String query) {
        return items(page(query));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Map<String, Object> page) {
        return (List<Map<String, Object>>) page.getOrDefault("items", List.of());
    }

    private static long place(Map<String, Object> entry) {
        return ((Number) entry.getOrDefault("place", 0)).longValue();
    }

    private Map<String, Object> page(String query) {
        return Objects.requireNonNull(web.get()
                .uri("/api/v1/audit/entries" + query)
                .headers(headers -> headers.setBearerAuth(auditor))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody());
    }
}
