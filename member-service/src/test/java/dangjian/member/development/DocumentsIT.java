package dangjian.member.development;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.member.AtOnce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsIT extends DevelopmentTest {

    private static final Map<String, Object> NONE = Map.of("documents", List.of());

    @Test
    void aStepThatNeedsItsDocumentsIsNotRecordedWithoutThem() {
        var id = opened("2023-06-01");
        step(id, "TALK", "2023-06-20", Map.of());
        refusedAt(id, "ACTIVIST", "2023-08-01", NONE, "member.development.documents");
        var one = Map.of("documents", List.of(Map.of("kind", " 会议记录 ")));
        recorded(id, "steps", "ACTIVIST", "2023-08-01", one)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/documents")
                .jsonPath("$.errors[0].message")
                .isEqualTo("材料不齐：推荐材料。请在 documents 中登记已见到的材料。");
        step(id, "ACTIVIST", "2023-08-01", Map.of());
        plan(id).jsonPath("$.steps[0].records[0].documents[0].kind")
                .isEqualTo("入党申请书")
                .jsonPath("$.steps[0].records[0].documents[0].datedOn")
                .isEqualTo("2023-06-01");
    }

    @Test
    void whatMayFollowIsMarkedIncompleteUntilItIsRegistered() {
        var id = opened("2023-06-01");
        step(id, "TALK", "2023-06-20", NONE);
        var missing = "$.steps[?(@.code == 'TALK')].records[0].missingDocuments[0]";
        plan(id).jsonPath(missing).isEqualTo("谈话记录");
        add(SECRETARY, id, seen("TALK", Map.of("kind", "谈话记录", "datedOn", "2026-11-23")), 422);
        add(SECRETARY, id, seen("TALK", Map.of("kind", " ")), 400);
        add(SECRETARY, id, seen("TALK", Map.of("kind", "谈话记录", "sha256", "xyz")), 400);
        add(SECRETARY, id, Map.of("recordId", new UUID(0, 1), "kind", "谈话记录"), 404);
        add(SOUTH, id, seen("TALK", Map.of("kind", "谈话记录")), 404);
        add(SECRETARY, id, seen("TALK", Map.of("kind", "谈话记录", "number", "谈〔2023〕1号", "holder", "支部组织委员")), 201);
        plan(id).jsonPath(missing).doesNotExist();
        get(SOUTH, CASES + "/" + id + "/documents").expectStatus().isNotFound();
        get(SECRETARY, CASES + "/" + id + "/documents")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[1].number")
                .isEqualTo("谈〔2023〕1号")
                .jsonPath("$.items[1].datedOn")
                .isEqualTo("2023-06-20");
    }

    @Test
    void theRecordOfAnotherCaseTakesNoDocument() {
        var id = opened("2023-06-01");
        step(id, "TALK", "2023-06-20", NONE);
        var talk = seen("TALK", Map.of("kind", "谈话记录"));
        var other = opened(with(with(applicant("2023-06-01"), "idNumber", YOUNG), "name", "周小雨"));
        add(SECRETARY, other, talk, 404);
        assertThat(count("select count(*) from development_documents")).isEqualTo(2);
    }

    @Test
    void aCorrectedRecordKeepsItsDocuments() {
        var id = opened("2023-06-01");
        step(id, "TALK", "2023-06-20", Map.of());
        var path = CASES + "/" + id + "/steps/" + record("TALK") + "/corrections";
        post(SECRETARY, path, Map.of("reason", "日期录错", "step", "TALK", "doneOn", "2023-06-21"))
                .expectStatus()
                .isCreated();
        plan(id).jsonPath("$.steps[?(@.code == 'TALK')].records[?(@.state == 'VALID')].documents[0].kind")
                .isEqualTo("谈话记录");
    }

    @Test
    void aWrongDocumentIsCorrectedOrStruckOutAndStaysWithTheReason() {
        var id = opened("2023-06-01");
        step(id, "TALK", "2023-06-20", Map.of());
        var talk = CASES + "/" + id + "/documents/" + document("谈话记录") + "/corrections";
        var right = Map.of("kind", "谈话记录", "number", "谈〔2023〕2号", "datedOn", "2023-06-19");
        post(SECRETARY, talk, Map.of("reason", " ")).expectStatus().isBadRequest();
        post(SECRETARY, talk, Map.of("reason", "录错", "document", with(Map.copyOf(right), "datedOn", "2026-11-23")))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/document/datedOn");
        post(SOUTH, talk, Map.of("reason", "录错")).expectStatus().isNotFound();
        post(SECRETARY, talk, Map.of("reason", "文号录错", "document", right))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(3)
                .jsonPath("$.items[1].correction.reason")
                .isEqualTo("文号录错")
                .jsonPath("$.items[2].number")
                .isEqualTo("谈〔2023〕2号")
                .jsonPath("$.items[2].correction")
                .doesNotExist();
        post(SECRETARY, talk, Map.of("reason", "再次更正")).expectStatus().isNotFound();
        var missing = "$.steps[?(@.code == 'TALK')].records[0].missingDocuments[0]";
        plan(id).jsonPath(missing).doesNotExist();
        var again = CASES + "/" + id + "/documents/" + document("谈话记录") + "/corrections";
        post(SECRETARY, again, Map.of("reason", "没有这份材料")).expectStatus().isCreated();
        plan(id).jsonPath(missing).isEqualTo("谈话记录");
    }

    @Test
    void theArchiveListsWhatIsMissingAndTakesNothingIncomplete() {
        var id = opened("2023-06-01");
        candidate(id);
        admitted(id);
        step(id, "CONFIRMATION_MEETING", "2025-09-15", Map.of("ballot", UNANIMOUS, "proposal", "CONFIRM"));
        approval(id, "CONFIRMATION_APPROVAL", "2025-10-01", Map.of("ballot", UNANIMOUS));
        run("delete from development_documents where kind = '谈话记录'");
        plan(id).jsonPath("$.steps[?(@.code == 'ARCHIVE')].missingDocuments.length()")
                .isEqualTo(2)
                .jsonPath("$.steps[?(@.code == 'ARCHIVE')].missingDocuments[0]")
                .isEqualTo("培养教育考察材料");
        recorded(id, "approvals", "ARCHIVE", "2025-10-08", NONE)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("材料不齐：培养教育考察材料、谈话记录。请在 documents 中登记已见到的材料。");
        var found = Stream.of("培养教育考察材料", "谈话记录").map(kind -> Map.of("kind", kind));
        approval(id, "ARCHIVE", "2025-10-08", Map.of("documents", found.toList()));
        plan(id).jsonPath("$.status").isEqualTo("COMPLETED");
    }

    @Test
    void nobodyIsAdmittedWhoLeavesWithinThreeMonths() {
        var id = opened("2023-06-01");
        beforePreReview(id);
        preReview(id, Map.of(), "member.development.departure");
        preReview(id, leaving(Map.of("isLeaving", true)), "member.development.departure");
        preReview(id, leaving(Map.of("isLeaving", false, "leavesOn", "2025-01-01")), "member.development.departure");
        preReview(id, leaving(Map.of("isLeaving", true, "leavesOn", "2024-12-01")), "member.development.leaving");
        approval(
                id,
                "PRE_REVIEW",
                "2024-09-01",
                Map.of("isApproved", true, "departure", Map.of("isLeaving", true, "leavesOn", "2024-12-02")));
        step(id, "FORM", "2024-09-02", Map.of());
        refusedAt(id, "ADMISSION_MEETING", "2024-09-10", Map.of("ballot", UNANIMOUS), "member.development.leaving");
        var stays = Map.of("ballot", UNANIMOUS, "departure", Map.of("isLeaving", false));
        step(id, "ADMISSION_MEETING", "2024-09-10", stays);
    }

    @Test
    void oneStepIsRecordedOnceEvenByTwoAtOnce() {
        var id = opened("2023-06-01");
        var statuses = Stream.of(1, 2)
                .map(_ -> AtOnce.call(() -> recorded(id, "steps", "TALK", "2023-06-20", Map.of())
                        .returnResult(String.class)
                        .getStatus()
                        .value()))
                .toList();
        assertThat(statuses.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 409);
        assertThat(count("select count(*) from development_documents where kind = '谈话记录'"))
                .isOne();
    }

    private void preReview(UUID id, Map<String, Object> details, String code) {
        var body = new HashMap<>(details);
        body.putAll(Map.of("step", "PRE_REVIEW", "doneOn", "2024-09-01", "isApproved", true));
        body.put("documents", documents("PRE_REVIEW"));
        post(DISTRICT, CASES + "/" + id + "/approvals", body)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }

    private static Map<String, Object> leaving(Map<String, Object> declared) {
        return Map.of("departure", declared);
    }

    private Map<String, Object> seen(String step, Map<String, Object> document) {
        return with(document, "recordId", record(step));
    }

    private UUID record(String step) {
        return Objects.requireNonNull(database.sql("select id from development_records where step = :step")
                .bind("step", step)
                .mapValue(UUID.class)
                .one()
                .block());
    }

    /// The latest one of a kind.
    private UUID document(String kind) {
        return Objects.requireNonNull(
                database.sql("select id from development_documents where kind = :kind order by id desc limit 1")
                        .bind("kind", kind)
                        .mapValue(UUID.class)
                        .one()
                        .block());
    }

    private void add(String token, UUID id, Map<String, Object> document, int status) {
        post(token, CASES + "/" + id + "/documents", document).expectStatus().isEqualTo(status);
    }
}
