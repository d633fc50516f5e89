package dangjian.member.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import dangjian.member.AtOnce;
import dangjian.member.KeptCounts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
@Import(TransferIT.MovingClock.class)
class TransferIT {

    private static final String DISTRICT = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    private static final String NORTH = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
    private static final String SOUTH = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.SOUTH);
    private static final String NORTH_SECRETARY =
            TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
    private static final String SOUTH_SECRETARY =
            TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.SOUTH_BRANCH);

    private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");
    private static final AtomicReference<Instant> CLOCK = new AtomicReference<>(START);

    @Autowired
    WebTestClient web;

    @Autowired
    DatabaseClient database;

    @Autowired
    Expiry expiry;

    private UUID li = new UUID(0, 0);

    @AfterEach
    void theKeptCountsOfMembersAreRight() {
        KeptCounts.mustAgree(database);
    }

    @BeforeEach
    void registerOne() {
        CLOCK.set(START);
        run("truncate members, membership_periods, member_changes, disclosures, transfers, transferred_members,"
                + " transfer_newcomers, transfer_steps, transfer_letter_numbers cascade");
        run("delete from orgs");
        run(TestOrganizations.insert());
        li = register(TestOrganizations.NORTH_BRANCH, "李建国", "990000199001010017");
    }

    @Test
    void aMemberStaysWithTheSenderUntilTheReceiverAccepts() {
        var id = start(NORTH_SECRETARY, within(li)).id();
        step(NORTH_SECRETARY, id, "branch-release").isOk();
        step(NORTH, id, "committee-release")
                .isOk()
                .expectBody()
                .jsonPath("$.letter.number")
                .doesNotExist()
                .jsonPath("$.letter.validUntil")
                .isEqualTo("2026-12-02")
                .jsonPath("$.waitsForName")
                .isEqualTo("中国共产党测试区南街街道工作委员会");
        step(SOUTH, id, "arrival").isOk();
        step(SOUTH, id, "assignment").isOk();
        assertThat(branchOf(li)).isEqualTo(TestOrganizations.NORTH_BRANCH);

        step(SOUTH_SECRETARY, id, "acceptance")
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("ACCEPTED")
                .jsonPath("$.steps.length()")
                .isEqualTo(6);

        assertThat(branchOf(li)).isEqualTo(TestOrganizations.SOUTH_BRANCH);
        assertThat(count("select count(distinct org_id) from membership_periods where member_id = '%s'".formatted(li)))
                .isEqualTo(2);
        step(SOUTH_SECRETARY, id, "acceptance").isEqualTo(409);
        start(SOUTH_SECRETARY, request(li, TestOrganizations.NORTH_BRANCH));
    }

    @Test
    void eachSideSeesItAsSoonAsItConcernsIt() {
        var id = start(NORTH_SECRETARY, within(li)).id();
        seen(SOUTH, id, false);
        step(NORTH_SECRETARY, id, "branch-release").isOk();
        seen(SOUTH, id, false);
        assertThat(toDo(NORTH)).containsExactly(id);
        step(NORTH, id, "committee-release").isOk();
        seen(SOUTH, id, true);
        seen(SOUTH_SECRETARY, id, false);
        assertThat(toDo(SOUTH)).containsExactly(id);
        assertThat(toDo(NORTH)).isEmpty();
        step(SOUTH, id, "arrival").isOk();
        step(SOUTH, id, "assignment").isOk();
        seen(SOUTH_SECRETARY, id, true);
        assertThat(toDo(SOUTH_SECRETARY)).containsExactly(id);
        seen(NORTH_SECRETARY, id, true);
    }

    @Test
    void nobodyTakesAStepOfTheOtherSideOrOfTheCommittee() {
        var id = start(NORTH_SECRETARY, within(li)).id();
        step(SOUTH_SECRETARY, id, "branch-release").isNotFound();
        step(NORTH_SECRETARY, id, "branch-release").isOk();
        step(NORTH_SECRETARY, id, "committee-release").isForbidden();
        step(NORTH, id, "committee-release").isOk();
        step(NORTH, id, "arrival").isForbidden();
        step(SOUTH, id, "acceptance").isEqualTo(409);
        put(NORTH, id, "return", Map.of("reason", "MEMBER_STAYS")).isForbidden();
        step(SOUTH, id, "arrival").isOk();
        put(NORTH_SECRETARY, id, "cancellation", Map.of("reason", "本人放弃调动")).isEqualTo(409);
        put(SOUTH, id, "assignment", Map.of("branchId", TestOrganizations.NORTH_BRANCH))
                .isNotFound();
        put(SOUTH, id, "return", Map.of()).isBadRequest();
        put(SOUTH, id, "return", Map.of("reason", "BECAUSE")).isBadRequest();
        put(SOUTH, id, "return", Map.of("reason", "PERSON_NOT_THERE", "note", "未报到"))
                .isOk();
        assertThat(branchOf(li)).isEqualTo(TestOrganizations.NORTH_BRANCH);
        assertThat(start(NORTH_SECRETARY, within(li)).id()).isNotEqualTo(id);
    }

    @Test
    void aMemberHasOneOpenTransfer() {
        start(NORTH_SECRETARY, within(li));
        post(NORTH_SECRETARY, "/api/v1/transfers", within(li))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("transfer.already-open");
    }

    @Test
    void ofTwoWhoAcceptAtOnceOneDoes() {
        var id = pendingAtBranch();
        var codes = together(() -> status(SOUTH_SECRETARY, id, "acceptance"), () -> status(SOUTH, id, "acceptance"));
        assertThat(codes).containsExactlyInAnyOrder(200, 409);
        assertThat(count("select count(distinct org_id) from membership_periods where member_id = '%s'".formatted(li)))
                .isEqualTo(2);
    }

    @Test
    void letterNumbersHaveNoGapsEvenWhenManyAreIssuedAtOnce() {
        var ids = IntStream.range(0, 6)
                .mapToObj(number -> outward(register(TestOrganizations.NORTH_BRANCH, "王秀英", idNumber(number))))
                .toList();
        ids.forEach(id -> step(NORTH_SECRETARY, id, "branch-release").isOk());
        put(NORTH, ids.getFirst(), "committee-release", Map.of("validDays", 200))
                .isEqualTo(422);

        together(ids.stream()
                .<Supplier<Integer>>map(id -> () -> status(NORTH, id, "committee-release"))
                .toArray(Supplier[]::new));

        assertThat(database.sql("select letter_number from transfers order by 1")
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block())
                .containsExactly("2026-0001", "2026-0002", "2026-0003", "2026-0004", "2026-0005", "2026-0006");
    }

    @Test
    void whatHasRunOutCannotBeAcceptedAndIsEndedOnce() {
        var id = pendingAtBranch();
        CLOCK.set(START.plusSeconds(11 * 86_400));
        get(SOUTH_SECRETARY, "/api/v1/transfers/" + id)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("EXPIRED")
                .jsonPath("$.waitsFor")
                .doesNotExist();
        assertThat(toDo(SOUTH_SECRETARY)).isEmpty();
        put(SOUTH_SECRETARY, id, "acceptance", Map.of()).isEqualTo(409);

        expiry.endAll().block();
        expiry.endAll().block();

        assertThat(count("select count(*) from transfer_steps where step = 'EXPIRE'"))
                .isEqualTo(1);
        assertThat(branchOf(li)).isEqualTo(TestOrganizations.NORTH_BRANCH);
        start(NORTH_SECRETARY, within(li));
    }

    @Test
    void whoLeavesTheDistrictIsAMemberHereUntilTheSlipIsRecordedAndMayComeBack() {
        var id = outward(li);
        step(NORTH_SECRETARY, id, "branch-release").isOk();
        step(NORTH, id, "committee-release").isOk();
        step(NORTH, id, "arrival").isEqualTo(409);
        assertThat(statusOf(li)).isEqualTo("NORMAL");
        put(NORTH, id, "return-slip", Map.of("acceptedOn", "2026-11-23")).isEqualTo(422);
        put(NORTH, id, "return-slip", Map.of("acceptedOn", "2026-11-22")).isOk();
        assertThat(statusOf(li)).isEqualTo("EXITED");

        var back = record(SOUTH, letter("2026-11-20", "2026-12-20", "2026-11")).id();
        assertThat(count("select count(*) from transfer_newcomers where fields_cipher is not null"))
                .isEqualTo(1);
        post(SOUTH, "/api/v1/transfers/letters", letter("2026-11-20", "2026-12-20", "2026-11"))
                .expectStatus()
                .isEqualTo(409);
        step(SOUTH, back, "assignment").isOk();
        step(SOUTH_SECRETARY, back, "acceptance")
                .isOk()
                .expectBody()
                .jsonPath("$.members[0].id")
                .isEqualTo(li.toString());

        assertThat(statusOf(li)).isEqualTo("NORMAL");
        assertThat(branchOf(li)).isEqualTo(TestOrganizations.SOUTH_BRANCH);
        assertThat(count("select count(*) from members")).isEqualTo(1);
        assertThat(count("select count(*) from transfer_newcomers where fields_cipher is not null"))
                .isZero();
    }

    @Test
    void aSlipThatComesLateCountsForTheDayThatItNamesUnlessTheMemberGoesElsewhere() {
        var id = outward(li);
        step(NORTH_SECRETARY, id, "branch-release").isOk();
        step(NORTH, id, "committee-release").isOk();
        CLOCK.set(START.plusSeconds(35 * 86_400));
        expiry.endAll().block();
        var other = start(NORTH_SECRETARY, within(li)).id();
        put(NORTH, id, "return-slip", Map.of("acceptedOn", "2026-12-01")).isEqualTo(409);
        put(NORTH_SECRETARY, other, "cancellation", Map.of("reason", "已转到外地")).isOk();
        put(NORTH, id, "return-slip", Map.of("acceptedOn", "2026-12-25")).isEqualTo(422);
        put(NORTH, id, "return-slip", Map.of("acceptedOn", "2026-12-01")).isOk();
        assertThat(statusOf(li)).isEqualTo("EXITED");
    }

    @Test
    void aLetterFromOutsideIsCheckedWhenItIsRecorded() {
        assertFault(letter("2026-08-01", "2026-09-01", "2026-07"), "transfer.letter-over");
        assertFault(letter("2026-11-20", "2027-03-20", "2026-11"), "transfer.letter-too-long");
        assertFault(letter("2026-11-30", "2026-12-20", "2026-11"), "transfer.letter-days");
        assertFault(letter("2026-11-20", "2026-12-20", "2025-11"), "transfer.dues-arrears");
        post(SOUTH, "/api/v1/transfers/letters", letter("2026-11-20", "2026-12-20", "2026-11"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("member.registered");
        post(NORTH, "/api/v1/transfers/letters", letter("2026-11-20", "2026-12-20", "2026-11"))
                .expectStatus()
                .isNotFound();
        post(SOUTH_SECRETARY, "/api/v1/transfers/letters", letter("2026-11-20", "2026-12-20", "2026-11"))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aWholeBranchMovesTogetherWithThoseWhoJoinedMeanwhile() {
        register(TestOrganizations.NORTH_BRANCH, "王秀英", idNumber(1));
        var id = start(
                        NORTH_SECRETARY,
                        Map.of(
                                "kind",
                                "WHOLE_ORG",
                                "fromOrgId",
                                TestOrganizations.NORTH_BRANCH,
                                "toOrgId",
                                TestOrganizations.SOUTH_BRANCH,
                                "reason",
                                "隶属关系调整",
                                "duesPaidTo",
                                "2026-10"))
                .id();
        register(TestOrganizations.NORTH_BRANCH, "赵云飞", idNumber(2));
        step(NORTH_SECRETARY, id, "branch-release").isOk();
        step(NORTH, id, "committee-release").isOk();
        step(SOUTH, id, "arrival").isOk();
        step(SOUTH, id, "assignment").isOk();
        step(SOUTH_SECRETARY, id, "acceptance")
                .isOk()
                .expectBody()
                .jsonPath("$.memberCount")
                .isEqualTo(3);
        assertThat(count("select count(*) from members where org_id = '%s'".formatted(TestOrganizations.SOUTH_BRANCH)))
                .isEqualTo(3);
    }

    @Test
    void garbageIsRefusedAndSaysWhere() {
        post(SOUTH_SECRETARY, "/api/v1/transfers", within(li)).expectStatus().isNotFound();
        post(NORTH_SECRETARY, "/api/v1/transfers", request(li, TestOrganizations.NORTH_BRANCH))
                .expectStatus()
                .isEqualTo(422);
        post(NORTH_SECRETARY, "/api/v1/transfers", request(li, new UUID(1, 1)))
                .expectStatus()
                .isNotFound();
        for (var month : List.of("9999-12", "2027-01", "1921-06", "-999999999-01")) {
            post(NORTH_SECRETARY, "/api/v1/transfers", with(within(li), "duesPaidTo", month))
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].code")
                    .isEqualTo("transfer.dues-month");
        }
        post(NORTH_SECRETARY, "/api/v1/transfers", with(within(li), "duesPaidTo", "2026-13"))
                .expectStatus()
                .isBadRequest();
        post(NORTH_SECRETARY, "/api/v1/transfers", with(within(li), "kind", "PAPER_LETTER"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/kind");
        post(NORTH_SECRETARY, "/api/v1/transfers", with(within(li), "toName", "中共某委员会"))
                .expectStatus()
                .isEqualTo(422);
        step(NORTH_SECRETARY, new UUID(1, 2), "branch-release").isNotFound();
        get(NORTH, "/api/v1/transfers?box=SOMEWHERE").expectStatus().isBadRequest();
    }

    private UUID pendingAtBranch() {
        var id = start(NORTH_SECRETARY, within(li)).id();
        step(NORTH_SECRETARY, id, "branch-release").isOk();
        step(NORTH, id, "committee-release").isOk();
        step(SOUTH, id, "arrival").isOk();
        step(SOUTH, id, "assignment").isOk();
        return id;
    }

    private void assertFault(Map<String, Object> letter, String code) {
        post(SOUTH, "/api/v1/transfers/letters", letter)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }

    private static Map<String, Object> within(UUID member) {
        return request(member, TestOrganizations.SOUTH_BRANCH);
    }

    private static Map<String, Object> request(UUID member, UUID to) {
        return Map.of(
                "kind", "IN_DISTRICT", "memberId", member, "toOrgId", to, "reason", "工作调动", "duesPaidTo", "2026-10");
    }

    private UUID outward(UUID member) {
        return start(
                        NORTH_SECRETARY,
                        Map.of(
                                "kind",
                                "PAPER_LETTER",
                                "memberId",
                                member,
                                "toName",
                                "中共临江市市直机关工作委员会",
                                "reason",
                                "工作调动",
                                "duesPaidTo",
                                "2026-11"))
                .id();
    }

    private static Map<String, Object> letter(String issuedOn, String validUntil, String duesPaidTo) {
        return Map.of(
                "kind",
                "PAPER_LETTER",
                "toOrgId",
                TestOrganizations.SOUTH_BRANCH,
                "from",
                "中共临江市市直机关工作委员会",
                "reason",
                "调回",
                "duesPaidTo",
                duesPaidTo,
                "letter",
                Map.of("number", "77", "issuedOn", issuedOn, "validUntil", validUntil),
                "member",
                person("李建国", "990000199001010017"));
    }

    private static Map<String, Object> person(String name, String idNumber) {
        return Map.of(
                "name", name, "idNumber", idNumber, "stage", "正式党员", "joinedOn", "2012-06-20", "fullOn", "2013-06-20");
    }

    private static Map<String, Object> with(Map<String, ?> fields, String name, Object value) {
        var all = new HashMap<String, Object>(fields);
        all.put(name, value);
        return all;
    }

    /// Synthetic: division 990000 does not exist.
    private static String idNumber(int person) {
        var digits = "99000019900102%03d".formatted(person);
        var sum = IntStream.range(0, 17)
                .map(i -> (digits.charAt(i) - '0') * ((1 << (17 - i)) % 11))
                .sum();
        return digits + "10X98765432".charAt(sum % 11);
    }

    private Started start(String token, Map<String, ?> body) {
        return created(post(token, "/api/v1/transfers", body));
    }

    private Started record(String token, Map<String, ?> body) {
        return created(post(token, "/api/v1/transfers/letters", body));
    }

    private static Started created(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectStatus()
                .isCreated()
                .expectBody(Started.class)
                .returnResult()
                .getResponseBody());
    }

    private UUID register(UUID branch, String name, String idNumber) {
        return created(post(DISTRICT, "/api/v1/members", with(person(name, idNumber), "orgId", branch)))
                .id();
    }

    private Status step(String token, UUID id, String step) {
        return put(token, id, step, Map.of());
    }

    private Status put(String token, UUID id, String step, Map<String, ?> body) {
        return new Status(web.method(HttpMethod.PUT)
                .uri("/api/v1/transfers/{id}/{step}", id, step)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange());
    }

    private int status(String token, UUID id, String step) {
        return put(token, id, step, Map.of())
                .answer()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private WebTestClient.ResponseSpec post(String token, String path, Object body) {
        return web.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String token, String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private void seen(String token, UUID id, boolean isSeen) {
        get(token, "/api/v1/transfers/" + id).expectStatus().isEqualTo(isSeen ? 200 : 404);
    }

    private List<UUID> toDo(String token) {
        return Objects.requireNonNull(get(token, "/api/v1/transfers?box=TO_DO&count=true")
                        .expectStatus()
                        .isOk()
                        .expectBody(Listed.class)
                        .returnResult()
                        .getResponseBody())
                .items()
                .stream()
                .map(Started::id)
                .toList();
    }

    @SafeVarargs
    private static List<Integer> together(Supplier<Integer>... calls) {
        return Stream.of(calls).map(AtOnce::call).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private UUID branchOf(UUID member) {
        return Objects.requireNonNull(database.sql("select org_id from members where id = :id")
                .bind("id", member)
                .mapValue(UUID.class)
                .one()
                .block());
    }

    private String statusOf(UUID member) {
        return Objects.requireNonNull(database.sql("select status from members where id = :id")
                .bind("id", member)
                .mapValue(String.class)
                .one()
                .block());
    }

    private long count(String sql) {
        return Objects.requireNonNull(
                database.sql(sql).mapValue(Long.class).one().block());
    }

    private void run(String sql) {
        database.sql(sql).then().block();
    }

    private record Status(WebTestClient.ResponseSpec answer) {

        WebTestClient.ResponseSpec isOk() {
            return answer.expectStatus().isOk();
        }

        void isNotFound() {
            answer.expectStatus().isNotFound();
        }

        void isForbidden() {
            answer.expectStatus().isForbidden();
        }

        void isBadRequest() {
            answer.expectStatus().isBadRequest();
        }

        void isEqualTo(int status) {
            answer.expectStatus().isEqualTo(status);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Started(UUID id) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Listed(List<Started> items) {}

    /// A clock that the test sets.
    @TestConfiguration(proxyBeanMethods = false)
    static class MovingClock {

        @Bean
        InstantSource movingClock() {
            return CLOCK::get;
        }
    }
}
