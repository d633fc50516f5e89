package dangjian.member.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What runs about or by a duplicate, in development and cultivation: it runs on for the record that goes on, or ends.
class MergedCasesIT extends MergeServiceTest {

    private static final UUID OTHER_BRANCH = TestOrganizations.NORTH_OTHER_BRANCH;
    private static final String RUNNING = "completed_on is null and ended_on is null";

    @ParameterizedTest
    @CsvSource({"OPEN, OPEN", "OPEN, SUSPENDED", "SUSPENDED, OPEN"})
    void ofTwoLiveCasesOneMustBeEndedFirst(String ofSurvivor, String ofDuplicate) {
        open(survivor, ofSurvivor);
        open(duplicate, ofDuplicate);

        mustBe(approve(DISTRICT_ADMIN, id(propose(NORTH_ADMIN, List.of()))), 409, "member.merge.obstacles");
        assertThat(rows("development_cases", duplicate)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED, OPEN", "OPEN, COMPLETED", "WITHDRAWN, SUSPENDED", "COMPLETED, DISQUALIFIED"})
    void aLiveCaseAndEndedOnesAreAllOfTheRecordThatGoesOn(String ofSurvivor, String ofDuplicate) {
        open(survivor, ofSurvivor);
        open(duplicate, ofDuplicate);

        merge();

        assertThat(rows("development_cases", duplicate)).isZero();
        assertThat(rows("development_cases", survivor)).isEqualTo(2);
    }

    @Test
    void whoLookedAfterOthersIsNamedByTheRecordThatGoesOn() {
        var ward = register(OTHER_BRANCH, Map.of("idNumber", "990000199001010076", "name", "王秀英"));
        var found = open(ward, "OPEN");
        record(found, "[\"%s\", \"%s\"]".formatted(duplicate, ward));
        record(found, "[]");

        merge();

        assertThat(people(survivor)).isOne();
        assertThat(people(ward)).isOne();
        assertThat(people(duplicate)).isZero();
    }

    @Test
    void nobodyGoesOnMentoringThemselves() {
        cultivate(survivor, duplicate, "MEMBER_TO_BACKBONE");
        cultivate(duplicate, survivor, "BACKBONE_TO_MANAGER");

        merge();

        assertThat(count("select count(*) from cultivations where end_reason = '核对身份证原件，系同一人'"))
                .isEqualTo(2);
        nothingRunsUnderTheDuplicate();
    }

    @Test
    void theCultivationWithAnotherMentorRunsOnWhereTheOwnOneEnds() {
        var mentor = register(OTHER_BRANCH, Map.of("idNumber", "990000199001010076", "name", "王秀英"));
        cultivate(survivor, duplicate, "MEMBER_TO_BACKBONE");
        cultivate(duplicate, mentor, "MEMBER_TO_BACKBONE");

        merge();

        assertThat(count("select count(*) from cultivations where member_id = '%s' and mentor_id = '%s' and %s"
                        .formatted(survivor, mentor, RUNNING)))
                .isOne();
        nothingRunsUnderTheDuplicate();
    }

    @Test
    void ofTwoOnOnePipelineOneRunsOnAndItsWardsKeepTheirMentor() {
        var other = register(OTHER_BRANCH, Map.of("idNumber", "990000199001010076", "name", "王秀英"));
        cultivate(survivor, other, "MEMBER_TO_BACKBONE");
        cultivate(duplicate, other, "MEMBER_TO_BACKBONE");
        cultivate(duplicate, other, "BACKBONE_TO_MANAGER");
        cultivate(other, duplicate, "MEMBER_TO_BACKBONE");

        merge();

        assertThat(count(
                        "select count(*) from cultivations where member_id = '%s' and %s".formatted(survivor, RUNNING)))
                .isEqualTo(2);
        assertThat(count(
                        "select count(*) from cultivations where mentor_id = '%s' and %s".formatted(survivor, RUNNING)))
                .isOne();
        nothingRunsUnderTheDuplicate();
    }

    private void nothingRunsUnderTheDuplicate() {
        assertThat(count("select count(*) from cultivations where '%s' in (member_id, mentor_id) and %s"
                        .formatted(duplicate, RUNNING)))
                .isZero();
    }

    private UUID open(UUID member, String status) {
        var id = UUID.randomUUID();
        run("""
            insert into development_cases (id, org_id, name, person_cipher, id_number_index, birthday, is_league_member,
                applied_on, template, stage, status, is_extended, member_id, opened_at, opened_by, version)
            select '%1$s', org_id, name, '', '%1$s'::text::bytea, birthday, false, '2010-01-01',
                (select min(version) from development_templates), 'PROBATIONARY', '%2$s', false, id, now(), id, 1
            from members where id = '%3$s'
            """.formatted(id, status, member));
        return id;
    }

    private void record(UUID development, String people) {
        run("""
            insert into development_records (id, case_id, step, done_on, state, is_late, details, recorded_at, account_id,
                account_name)
            values (uuidv7(), '%1$s', 'TALK', '2010-02-01', 'VALID', false, '{"people": %2$s}', now(), '%1$s', '')
            """.formatted(development, people));
    }

    private long people(UUID member) {
        return count(
                "select count(*) from development_records where details -> 'people' @> '[\"%s\"]'".formatted(member));
    }

    private void cultivate(UUID member, UUID mentor, String pipeline) {
        id(post(
                NORTH_ADMIN,
                "/api/v1/cultivations",
                Map.of("pipeline", pipeline, "memberId", member, "mentorId", mentor, "startedOn", "2026-03-01")));
    }
}
