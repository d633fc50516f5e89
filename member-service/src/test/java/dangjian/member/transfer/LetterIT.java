package dangjian.member.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.member.StandingTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LetterIT extends StandingTest {

    private static final String OUTSIDE = "中共临江市市直机关工作委员会";
    private static final String ID_NUMBER = "990000199001010017";
    private static final Map<String, String> REASON = Map.of("reason", "开具组织关系介绍信");

    private UUID li = new UUID(0, 0);

    @BeforeEach
    void registerOne() {
        run("truncate transfers, transfer_letter_numbers cascade");
        li = id(post(
                DISTRICT_ADMIN,
                "/api/v1/members",
                Map.of(
                        "orgId",
                        TestOrganizations.NORTH_BRANCH,
                        "name",
                        "李建国",
                        "idNumber",
                        ID_NUMBER,
                        "nation",
                        "汉族",
                        "stage",
                        "FULL",
                        "joinedOn",
                        "2012-06-20",
                        "fullOn",
                        "2013-06-20",
                        "phone",
                        "13800138000")));
    }

    @Test
    void aLetterHasItsThreePartsAndEverythingThatTheReceiverMustKnow() {
        var id = released(outward());

        var letter = letter(id, REASON);

        assertThat(letter)
                .containsSubsequence("第一联　存根", "第2026-0001号", "第二联　介绍信", "第2026-0001号", "第三联　回执联", "第2026-0001号")
                .contains(
                        OUTSIDE + "：",
                        "李建国同志（男，汉族，1990年1月出生，公民身份号码" + ID_NUMBER + "）系中共正式党员",
                        "由中国共产党测试区北街第一支部委员会去" + OUTSIDE,
                        "党费已交到2026年10月",
                        "（有效期30天，至2026年12月22日止）",
                        "中国共产党测试区北街街道工作委员会\n2026年11月22日",
                        "党员联系电话：13800138000",
                        "经办人：测试人员")
                .doesNotContain("党员名单");
    }

    @Test
    void personalDataStandInItOnlyForAReasonThatIsKept() {
        var id = released(outward());

        assertThat(letter(id, Map.of()))
                .doesNotContain(ID_NUMBER, "13800138000")
                .contains("990***********0017");
        assertThat(count("select count(*) from disclosures")).isZero();

        assertThat(letter(id, REASON)).contains(ID_NUMBER);
        get(NORTH_ADMIN, "/api/v1/members/{id}/disclosures", li)
                .expectBody()
                .jsonPath("$.items[0].reason")
                .isEqualTo("开具组织关系介绍信")
                .jsonPath("$.items[0].fields.length()")
                .isEqualTo(2);
        mustBe(post(NORTH_ADMIN, "/api/v1/transfers/{id}/letter", Map.of("reason", "没"), id), 400, "request.invalid");
    }

    @Test
    void onlyTheIssuerWritesItAndOnlyWhileItHolds() {
        var id = outward();
        mustBe(post(NORTH_ADMIN, "/api/v1/transfers/{id}/letter", REASON, id), 409, "transfer.no-letter");
        released(id);
        mustBe(post(SOUTH_ADMIN, "/api/v1/transfers/{id}/letter", REASON, id), 404, "transfer.unknown");
        mustBe(post(NORTH_SECRETARY, "/api/v1/transfers/{id}/letter", REASON, id), 403, "caller.not-allowed");
        step(NORTH_ADMIN, id, "return-slip", Map.of("acceptedOn", "2026-11-22"));
        mustBe(post(NORTH_ADMIN, "/api/v1/transfers/{id}/letter", REASON, id), 409, "transfer.letter-used");
        mustBe(get(NORTH_ADMIN, "/api/v1/transfers/{id}/return-slip", id), 409, "transfer.no-slip");
    }

    @Test
    void aBranchThatMovesAsAWholeGetsOneLetterWithAListOfItsMembers() {
        probationaryMember(TestOrganizations.NORTH_BRANCH, 2);
        var id = released(id(post(
                NORTH_SECRETARY,
                "/api/v1/transfers",
                Map.of(
                        "kind",
                        "WHOLE_ORG",
                        "fromOrgId",
                        TestOrganizations.NORTH_BRANCH,
                        "toOrgId",
                        TestOrganizations.SOUTH,
                        "reason",
                        "隶属关系调整",
                        "duesPaidTo",
                        "2026-10"))));

        assertThat(letter(id, REASON))
                .contains("李建国等2名同志（名单附后）系中共党员（正式党员1名、预备党员1名）", "党员名单", ID_NUMBER)
                .doesNotContain("公民身份号码" + ID_NUMBER);
        assertThat(count("select count(*) from disclosures")).isEqualTo(2);
    }

    @Test
    void whoIntroducedSomebodyGetsTheSlipBackOnceTheBranchHasAccepted() {
        run("truncate members cascade");
        var id = id(post(SOUTH_ADMIN, "/api/v1/transfers/letters", foreignLetter()));
        mustBe(get(SOUTH_ADMIN, "/api/v1/transfers/{id}/return-slip", id), 409, "transfer.no-slip");
        step(SOUTH_ADMIN, id, "assignment", Map.of());
        step(SOUTH_SECRETARY, id, "acceptance", Map.of());

        assertThat(text(Objects.requireNonNull(get(SOUTH_ADMIN, "/api/v1/transfers/{id}/return-slip", id)
                        .expectStatus()
                        .isOk()
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody())))
                .contains("第77号", OUTSIDE + "：", "王秀英同志的党员组织关系已于2026年11月22日转到我处，编入中国共产党测试区南街第一支部委员会");
        mustBe(get(NORTH_ADMIN, "/api/v1/transfers/{id}/return-slip", id), 404, "transfer.unknown");
        mustBe(post(SOUTH_ADMIN, "/api/v1/transfers/{id}/letter", REASON, id), 409, "transfer.letter-used");
    }

    private UUID outward() {
        return id(post(
                NORTH_SECRETARY,
                "/api/v1/transfers",
                Map.of(
                        "kind", "PAPER_LETTER",
                        "memberId", li,
                        "toName", OUTSIDE,
                        "reason", "工作调动",
                        "duesPaidTo", "2026-10")));
    }

    private UUID released(UUID id) {
        step(NORTH_SECRETARY, id, "branch-release", Map.of());
        step(NORTH_ADMIN, id, "committee-release", Map.of());
        return id;
    }

    private void step(String token, UUID id, String step, Map<String, ?> body) {
        put(token, 1, "/api/v1/transfers/{id}/" + step, body, id).expectStatus().isOk();
    }

    private String letter(UUID id, Map<String, String> body) {
        return text(Objects.requireNonNull(post(NORTH_ADMIN, "/api/v1/transfers/{id}/letter", body, id)
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody()));
    }

    private static Map<String, Object> foreignLetter() {
        var letter = new HashMap<String, Object>(
                Map.of("kind", "PAPER_LETTER", "toOrgId", TestOrganizations.SOUTH_BRANCH, "from", OUTSIDE));
        letter.putAll(Map.of("reason", "工作调动", "duesPaidTo", "2026-10"));
        letter.put("letter", Map.of("number", "77", "issuedOn", "2026-11-20", "validUntil", "2026-12-20"));
        letter.put(
                "member",
                Map.of(
                        "name", "王秀英",
                        "idNumber", "990000198506150029",
                        "stage", "正式党员",
                        "joinedOn", "2012-06-20",
                        "fullOn", "2013-06-20"));
        return letter;
    }

    private static String text(byte[] document) {
        try (var opened = new XWPFDocument(new ByteArrayInputStream(document))) {
            var paragraphs =
                    opened.getParagraphs().stream().map(XWPFParagraph::getText).collect(Collectors.joining("\n"));
            return opened.getTables().isEmpty()
                    ? paragraphs
                    : paragraphs + opened.getTables().getFirst().getText();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
