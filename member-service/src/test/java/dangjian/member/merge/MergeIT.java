package dangjian.member.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.member.AtOnce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MergeIT extends MergeServiceTest {

    @Test
    void thePreviewComparesFieldByFieldAndChangesNothing() {
        preview(List.of("EDUCATION"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.fields[?(@.field == 'EDUCATION')].isConflict")
                .isEqualTo(true)
                .jsonPath("$.fields[?(@.field == 'EDUCATION')].merged")
                .isEqualTo("研究生")
                .jsonPath("$.fields[?(@.field == 'ID_NUMBER')].isConflict")
                .isEqualTo(true)
                .jsonPath("$.fields[?(@.field == 'ID_NUMBER')].merged")
                .isEqualTo("990***********0017")
                .jsonPath("$.fields[?(@.field == 'PHONE')].merged")
                .isEqualTo("138****8000")
                .jsonPath("$.fields[?(@.field == 'STATUS')].isFree")
                .isEqualTo(false)
                .jsonPath("$.obstacles")
                .isEmpty();
        assertThat(count("select count(*) from members where version > 1")).isZero();
    }

    @Test
    void whatOnlyOneRecordSaysIsKeptAndWhatWasChosenIsTaken() {
        merge("EDUCATION");

        get(NORTH_ADMIN, "/api/v1/members/{id}", survivor)
                .expectBody()
                .jsonPath("$.education.code")
                .isEqualTo("POSTGRADUATE")
                .jsonPath("$.nation.code")
                .isEqualTo("03")
                .jsonPath("$.phone")
                .isEqualTo("138****8000")
                .jsonPath("$.orgId")
                .isEqualTo(TestOrganizations.NORTH_BRANCH.toString());
        get(NORTH_ADMIN, "/api/v1/members/{id}/history", survivor)
                .expectBody()
                .jsonPath("$.items[?(@.kind == 'MERGED')].from")
                .isEqualTo(duplicate.toString())
                .jsonPath("$.items[?(@.field == 'EDUCATION')].reason")
                .isEqualTo("核对身份证原件，系同一人");
    }

    @Test
    void theDuplicateStaysAsAPointerAndCountsNowhere() {
        merge();

        get(NORTH_ADMIN, "/api/v1/members/{id}", duplicate)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.mergedInto")
                .isEqualTo(survivor.toString())
                .jsonPath("$.status")
                .isEqualTo("EXITED");
        get(NORTH_ADMIN, "/api/v1/members?count=true")
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo(survivor.toString());
        get(NORTH_ADMIN, "/api/v1/members?status=EXITED")
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
        get(NORTH_ADMIN, "/api/v1/members/completeness")
                .expectBody()
                .jsonPath("$.items[?(@.orgId == '%s')].members".formatted(TestOrganizations.NORTH_OTHER_BRANCH))
                .isEqualTo(0);
        for (var day : List.of("2020-01-01", "2026-11-22")) {
            get(NORTH_ADMIN, "/api/v1/figures/members-by-status?asOf={day}", day)
                    .expectBody()
                    .jsonPath("$.value")
                    .isEqualTo(1);
        }
        assertThat(count("select count(*) from merge_keepsakes where kind = 'membership_periods'"))
                .isEqualTo(2);
        mustBe(
                post(
                        NORTH_ADMIN,
                        "/api/v1/mobile-stays",
                        Map.of(
                                "memberId", duplicate,
                                "destination", "江苏省苏州市",
                                "isAbroad", false,
                                "since", "2026-03-02",
                                "ground", "外出务工")),
                409,
                "member.merged");
    }

    @Test
    void theWrongNumberIsFreeForWhoeverHasItAndTheRightOneMayComeFromTheDuplicate() {
        merge("ID_NUMBER");

        post(NORTH_ADMIN, "/api/v1/members/searches", Map.of("idNumber", WRONG_ID))
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(survivor.toString());
        register(TestOrganizations.NORTH_BRANCH, Map.of("idNumber", RIGHT_ID));
        mustBe(
                post(
                        NORTH_ADMIN,
                        "/api/v1/members",
                        Map.of(
                                "orgId", TestOrganizations.NORTH_BRANCH,
                                "name", "李建国",
                                "idNumber", WRONG_ID,
                                "stage", "PROBATIONARY",
                                "joinedOn", "2026-06-20")),
                409,
                "member.registered");
    }

    @Test
    void oneProposesAndAnotherOfACommitteeDecides() {
        mustBe(propose(NORTH_SECRETARY, List.of()), 404, "member.unknown");
        var merge = id(propose(NORTH_ADMIN, List.of()));
        mustBe(propose(DISTRICT_ADMIN, List.of()), 409, "member.merge.proposed-already");
        mustBe(approve(NORTH_ADMIN, merge), 409, "member.merge.own");
        mustBe(approve(SOUTH_ADMIN, merge), 404, "member.merge.unknown");
        approve(NORTH_SECRETARY, merge).expectStatus().isForbidden();
        approve(DISTRICT_ADMIN, merge).expectStatus().isOk();
        mustBe(approve(DISTRICT_ADMIN, merge), 409, "member.merge.decided");
        mustBe(propose(NORTH_ADMIN, List.of()), 409, "member.merged");
    }

    @Test
    void ofManyWhoApproveAtOnceOneMerges() {
        var merge = id(propose(NORTH_ADMIN, List.of()));
        run("delete from outbox");

        var answers = Stream.generate(() -> AtOnce.call(() -> approve(DISTRICT_ADMIN, merge)
                        .returnResult(Void.class)
                        .getStatus()
                        .value()))
                .limit(6)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 409 || status == 412);
        assertThat(count("select count(*) from member_changes where member_id = '%s' and field = 'STATUS'"
                        .formatted(duplicate)))
                .isOne();
        assertThat(count("select max(version) from members")).isEqualTo(2);
    }

    @Test
    void whatHasAProcedureCannotBeTakenAndACurrentRecordIsNotMergedIntoOneThatLeft() {
        mustBe(propose(NORTH_ADMIN, List.of("STATUS")), 422, "member.merge.rules");
        id(post(
                NORTH_ADMIN,
                "/api/v1/exits",
                Map.of("memberId", survivor, "reason", "DIED", "effectiveOn", "2026-03-02", "explanation", "因病去世")));
        mustBe(propose(NORTH_ADMIN, List.of()), 422, "member.merge.rules");
    }

    @Test
    void whoWasSaidToBeTwoPeopleIsNotListedAgain() {
        get(NORTH_ADMIN, "/api/v1/members/duplicates")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].grounds[0]")
                .isEqualTo("NAME_AND_BIRTHDAY");
        get(NORTH_SECRETARY, "/api/v1/members/duplicates")
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
        get(NORTH_ADMIN, "/api/v1/members/{id}/duplicates", survivor)
                .expectBody()
                .jsonPath("$.items[0].grounds.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].second.id")
                .isEqualTo(duplicate.toString());

        var merge = id(propose(NORTH_ADMIN, List.of()));
        put(DISTRICT_ADMIN, 1, MERGES + "/{id}/rejection", Map.of("note", "系两人"), merge)
                .expectStatus()
                .isOk();

        get(NORTH_ADMIN, "/api/v1/members/duplicates")
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
    }

    @Test
    void duplicatesArePagedWithoutLosingAny() {
        register(TestOrganizations.NORTH_BRANCH, Map.of("idNumber", "990000199001010033", "phone", PHONE));
        var found = new ArrayList<JsonNode>();
        for (var next = ""; next != null; ) {
            var page = Objects.requireNonNull(get(NORTH_ADMIN, "/api/v1/members/duplicates?limit=1&after={next}", next)
                    .expectBody(JsonNode.class)
                    .returnResult()
                    .getResponseBody());
            page.get("items").forEach(found::add);
            next = page.path("next").asStringOpt().orElse(null);
        }
        assertThat(found).hasSize(3).doesNotHaveDuplicates();
        assertThat(found).filteredOn(pair -> pair.get("grounds").size() == 2).hasSize(1);
    }

    @Test
    void whatMoreThanAFewRecordsShareSpeaksForNothing() {
        register(TestOrganizations.NORTH_BRANCH, Map.of("idNumber", "990000199001010033", "phone", PHONE));
        run("insert into rules values ('duplicates-most-sharing', '2026-02-01', 2, 'members', '测试：至多两人共用')");
        try {
            get(NORTH_ADMIN, "/api/v1/members/duplicates")
                    .expectBody()
                    .jsonPath("$.items.length()")
                    .isEqualTo(1)
                    .jsonPath("$.items[0].grounds.length()")
                    .isEqualTo(1)
                    .jsonPath("$.items[0].grounds[0]")
                    .isEqualTo("PHONE");
        } finally {
            run("delete from rules where name = 'duplicates-most-sharing' and effective_on = '2026-02-01'");
        }
    }

    @Test
    void whoeverWasMergedIntoADuplicatePointsToTheOneThatGoesOn() {
        merge();
        var third = register(TestOrganizations.NORTH_BRANCH, Map.of("idNumber", "990000198506150029"));
        var merge = id(post(
                NORTH_ADMIN, MERGES, Map.of("survivorId", third, "duplicateId", survivor, "ground", "核对身份证原件，系同一人")));
        approve(DISTRICT_ADMIN, merge).expectStatus().isOk();

        get(NORTH_ADMIN, "/api/v1/members/{id}", duplicate)
                .expectBody()
                .jsonPath("$.mergedInto")
                .isEqualTo(third.toString());
    }
}
