package dangjian.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class NoteControllerIT {

    private static final String SECRETARY = TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @BeforeEach
    void plantTree() {
        database.sql(TestOrganizations.insert()).then().block();
    }

    @Test
    void secretaryWritesInTheOwnBranch() {
        write(TestOrganizations.NORTH_BRANCH, "hello").expectStatus().isCreated();
    }

    @Test
    void aRepeatedRequestWithTheSameKeyGetsTheFirstAnswer() {
        var key = UUID.randomUUID().toString();
        var first = writeOnce(TestOrganizations.NORTH_BRANCH, "once", key)
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var second = writeOnce(TestOrganizations.NORTH_BRANCH, "once", key)
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(second).isNotNull().isEqualTo(first);
        writeOnce(TestOrganizations.NORTH_BRANCH, "another", key)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency.other-request");
    }

    @Test
    void nobodyWritesWithoutToken() {
        web.post()
                .uri("/api/v1/notes")
                .bodyValue(Map.of("orgId", TestOrganizations.NORTH_BRANCH, "text", "x"))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("token.invalid");
    }

    @Test
    void anIdInTheBodyOutsideTheScopeDoesNotExist() {
        write(TestOrganizations.SOUTH_BRANCH, "hello")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("org.unknown");
    }

    @Test
    void twoSimultaneousRepetitionsMakeOneNote() {
        var key = UUID.randomUUID().toString();
        var text = "at once " + key;
        var answers = Flux.range(0, 8)
                .flatMap(number -> Mono.fromCallable(() -> writeOnce(TestOrganizations.NORTH_BRANCH, text, key)
                                .expectStatus()
                                .isCreated()
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody())
                        .subscribeOn(Schedulers.boundedElastic()))
                .distinct()
                .count()
                .block();
        assertThat(answers).isEqualTo(1);
        assertThat(database.sql("select count(*) from notes where text = :text")
                        .bind("text", text)
                        .mapValue(Long.class)
                        .one()
                        .block())
                .isEqualTo(1);
    }

    @Test
    void aTokenThatSomebodyElseSignedOrThatExpiredIsNoToken() {
        for (var token : List.of(
                TestTokens.forged(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH),
                TestTokens.expired(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH),
                "not.a.token")) {
            get("/api/v1/notes", token).expectStatus().isUnauthorized();
        }
    }

    @Test
    void aRoleThatMayNotCallIsForbidden() {
        get("/api/v1/notes", TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("caller.not-allowed");
    }

    @Test
    void aRoleThatMayNotCallIsForbiddenWhateverItSends() {
        for (var body : List.of("{", "[]", "x".repeat(2_000_000))) {
            web.post()
                    .uri("/api/v1/notes")
                    .headers(headers ->
                            headers.setBearerAuth(TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH)))
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(body)
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    void aRoleAtOneOrganisationNeverWidensAnother() {
        var elsewhere = TestTokens.token(
                new Grant(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH),
                new Grant(Role.COMMITTEE_ADMIN, TestOrganizations.DISTRICT));
        web.post()
                .uri("/api/v1/notes")
                .headers(headers -> headers.setBearerAuth(elsewhere))
                .bodyValue(Map.of("orgId", TestOrganizations.SOUTH_BRANCH, "text", "x"))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, page.limit",
        "limit=-1, page.limit",
        "limit=201, page.limit",
        "limit=many, page.limit",
        "limit=99999999999999999999, page.limit",
        "after=%25, page.cursor",
        "after=AA, page.cursor",
        "after=bm90LWFuLWlk, page.cursor"
    })
    void aPageThatCannotBeIsInvalid(String query, String code) {
        get("/api/v1/notes?" + query, SECRETARY)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        for (int i = 0; i < 5; i++) {
            write(TestOrganizations.NORTH_BRANCH, "page " + i).expectStatus().isCreated();
        }
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = JSON.readTree(get("/api/v1/notes?limit=2&after=" + next, SECRETARY)
                    .expectStatus()
                    .isOk()
                    .expectBody(String.class)
                    .returnResult()
                    .getResponseBody());
            page.get("items").forEach(item -> seen.add(item.get("id").asString()));
            next = page.has("next") ? page.get("next").asString() : "";
        } while (!next.isEmpty());
        assertThat(seen).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        var location = JSON.readTree(write(TestOrganizations.NORTH_BRANCH, "first")
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .get("id")
                .asString();
        reword(location, null).expectStatus().isEqualTo(428);
        reword(location, "three").expectStatus().isBadRequest();
        reword(location, "\"1\"").expectStatus().isOk().expectHeader().valueEquals("ETag", "\"2\"");
        reword(location, "\"1\"").expectStatus().isEqualTo(412);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | 400 | json.malformed",
                "{\"orgId\":\"x\",\"text\":\"y\"} | 400 | request.invalid",
                "{\"text\":\"y\"} | 400 | request.invalid",
                "{\"text\":\"x\",\"orgId\":\"01900000-0000-7000-8000-000000000004\",\"text\":\"y\"} | 400 | json.malformed",
                "{\"orgId\":\"01900000-0000-7000-8000-000000000004\",\"text\":\"\\ud800\"} | 400 | request.text",
                "{\"orgId\":\"01900000-0000-7000-8000-000000000004\",\"text\":\"\\u0000\"} | 400 | request.text",
                "'' | 400 | request.no-body",
                "{\"orgId\":\"01900000-0000-7000-8000-000000000004\",\"text\":\"y\",\"version\":9} | 400 | request.invalid",
                "[] | 400 | json.malformed"
            })
    void aBodyThatIsNotWhatItShouldBeIsInvalid(String body, int status, String code) {
        web.post()
                .uri("/api/v1/notes")
                .headers(headers -> headers.setBearerAuth(SECRETARY))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"orgId\":\"01900000-0000-7000-8000-000000000004\",\"text\":\"y\",\"version\":9} | /version | field.unknown",
                "{\"orgId\":\"x\",\"text\":\"y\"} | /orgId | field.type",
                "{\"text\":\"y\"} | /orgId | field.rule",
                "{\"orgId\":\"01900000-0000-7000-8000-000000000004\",\"text\":\"y\",\"parts\":[{\"text\":\"a\",\"count\":null}]} | /parts/0/count | field.required",
                "{\"orgId\":\"01900000-0000-7000-8000-000000000004\",\"text\":\"y\",\"parts\":[{\"text\":\"a\",\"count\":1.5}]} | /parts/0/count | field.type",
                "{\"orgId\":\"01900000-0000-7000-8000-000000000004\",\"text\":\"y\",\"parts\":[{\"text\":\"a\"}]} | /parts/0/count | field.required",
                "{\"orgId\":\"01900000-0000-7000-8000-000000000004\",\"text\":\"y\",\"parts\":[{\"text\":\"a\",\"count\":1},{\"text\":\"\",\"count\":1}]} | /parts/1/text | field.rule",
                "{\"orgId\":\"01900000-0000-7000-8000-000000000004\",\"text\":\"\\udc00\"} | /text | request.text"
            })
    void aWrongPlaceIsNamedByItsPointer(String body, String pointer, String code) {
        web.post()
                .uri("/api/v1/notes")
                .headers(headers -> headers.setBearerAuth(SECRETARY))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer)
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }

    @Test
    void aProblemIsToldInTheReadersLanguage() {
        var chinese = get("/api/v1/notes/" + UUID.randomUUID(), SECRETARY);
        chinese.expectStatus().isNotFound().expectBody().jsonPath("$.title").isEqualTo("未找到");
        web.get()
                .uri("/api/v1/notes/" + UUID.randomUUID())
                .headers(headers -> headers.setBearerAuth(SECRETARY))
                .header("Accept-Language", "en-GB")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Not found")
                .jsonPath("$.traceId")
                .isNotEmpty();
    }

    @Test
    void aBodyOfAnotherTypeIsUnsupportedAndOneTooLargeIsRefused() {
        web.post()
                .uri("/api/v1/notes")
                .headers(headers -> headers.setBearerAuth(SECRETARY))
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("hello")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        write(TestOrganizations.NORTH_BRANCH, "x".repeat(2_000_000))
                .expectStatus()
                .isEqualTo(413);
    }

    private WebTestClient.ResponseSpec get(String uri, String token) {
        return web.get()
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec reword(String id, @Nullable String version) {
        var request = web.patch().uri("/api/v1/notes/" + id).headers(headers -> headers.setBearerAuth(SECRETARY));
        if (version != null) {
            request.header("If-Match", version);
        }
        return request.bodyValue(Map.of("text", "second")).exchange();
    }

    private WebTestClient.ResponseSpec write(UUID branch, String text) {
        return request(branch, text).exchange();
    }

    private WebTestClient.ResponseSpec writeOnce(UUID branch, String text, String key) {
        return request(branch, text).header("Idempotency-Key", key).exchange();
    }

    private WebTestClient.RequestHeadersSpec<?> request(UUID branch, String text) {
        return web.post()
                .uri("/api/v1/notes")
                .headers(headers -> headers.setBearerAuth(SECRETARY))
                .bodyValue(Map.of("orgId", branch, "text", text));
    }
}
