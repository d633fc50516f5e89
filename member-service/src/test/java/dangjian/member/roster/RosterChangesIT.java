package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/// What other features do to the roster.
class RosterChangesIT extends RosterServiceTest {

    private static final Scope NORTH =
            Scope.of(Objects.requireNonNull(TestOrganizations.paths().get(TestOrganizations.NORTH)));
    private static final Scope SOUTH =
            Scope.of(Objects.requireNonNull(TestOrganizations.paths().get(TestOrganizations.SOUTH)));
    private static final LocalDate DAY = LocalDate.parse("2026-10-01");
    private static final Reason REASON = new Reason("按规定办理", new Caller(new UUID(0, 7), "孙涛鹏", List.of(), null));

    @Autowired
    Roster roster;

    private UUID li;
    private UUID wang;

    @BeforeEach
    void registerTwo() {
        li = register(TestOrganizations.NORTH_BRANCH, Records.li());
        wang = register(TestOrganizations.NORTH_BRANCH, Records.wang());
    }

    @Test
    void aProbationaryMemberIsConfirmedOnce() {
        var confirmed = done(roster.confirm(wang, DAY, false, REASON, NORTH));
        assertThat(confirmed.stage()).isEqualTo(MemberStage.FULL);
        assertThat(confirmed.fullOn()).isEqualTo(DAY);
        assertThat(periods(wang)).containsExactly("PROBATIONARY NORMAL", "FULL NORMAL");
        refused("member.not-probationary", roster.confirm(wang, DAY, false, REASON, NORTH));
    }

    @Test
    void aMoveTakesTheMemberOutOfTheOldScopeAndKeepsTheTimeLine() {
        var moved = done(roster.move(li, new Move(TestOrganizations.SOUTH_BRANCH, DAY, NORTH, SOUTH), REASON));
        assertThat(moved.orgId()).isEqualTo(TestOrganizations.SOUTH_BRANCH);
        refused("member.unknown", roster.find(li, NORTH));
        assertThat(count("select count(*) from membership_periods where member_id = '%s' and org_id = '%s'"
                        .formatted(li, TestOrganizations.NORTH_BRANCH)))
                .isEqualTo(2);
        assertThat(count("select count(*) from member_changes where field = 'BRANCH' and value_before is not null"))
                .isOne();
    }

    @Test
    void nobodyIsMovedFromElsewhereOrIntoACommittee() {
        refused("member.unknown", roster.move(li, new Move(TestOrganizations.SOUTH_BRANCH, DAY, SOUTH, SOUTH), REASON));
        refused("member.rules", roster.move(li, new Move(TestOrganizations.SOUTH, DAY, NORTH, SOUTH), REASON));
        refused("org.unknown", roster.move(li, new Move(TestOrganizations.SOUTH_BRANCH, DAY, NORTH, NORTH), REASON));
        assertThat(count("select count(*) from membership_periods where org_id = '%s'"
                        .formatted(TestOrganizations.SOUTH_BRANCH)))
                .isZero();
    }

    @Test
    void whoLeftStaysInTheRosterAndIsNotChangedAnyMore() {
        var left = done(roster.exit(li, ExitReason.TRANSFERRED_OUT, DAY, REASON, NORTH));
        assertThat(left.status()).isEqualTo(MemberStatus.EXITED);
        assertThat(periods(li)).containsExactly("PROBATIONARY NORMAL", "FULL NORMAL", "FULL EXITED");
        refused("member.left", roster.restore(li, DAY, REASON, NORTH));
        refused("member.left", roster.current(li, NORTH));
        assertThat(done(roster.find(li, NORTH)).id()).isEqualTo(li);
        try (var topic = MemberTopic.open()) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(topic.of(li))
                            .filteredOn(event -> event.startsWith("member.exited.v1"))
                            .singleElement()
                            .asString()
                            .contains("TRANSFERRED_OUT", TestOrganizations.NORTH_BRANCH.toString()));
        }
    }

    @Test
    void whoComesBackToAnotherBranchHasThatInTheHistoryWithWhoAndWhy() {
        done(roster.exit(li, ExitReason.TRANSFERRED_OUT, DAY, REASON, NORTH));
        done(roster.readmit(
                TestOrganizations.SOUTH_BRANCH,
                new EnumMap<>(Map.of(
                        RosterField.NAME, "李建国",
                        RosterField.ID_NUMBER, Records.LI_ID,
                        RosterField.STAGE, "FULL",
                        RosterField.JOINED_ON, "2012-06-20",
                        RosterField.FULL_ON, "2013-06-20")),
                REASON,
                SOUTH));

        get(SOUTH_SECRETARY, "/api/v1/members/{id}/history", li)
                .expectBody()
                .jsonPath("$.items[?(@.field == 'BRANCH')].from")
                .isEqualTo("中国共产党测试区北街第一支部委员会")
                .jsonPath("$.items[?(@.field == 'BRANCH')].to")
                .isEqualTo("中国共产党测试区南街第一支部委员会")
                .jsonPath("$.items[?(@.field == 'BRANCH')].accountName")
                .isEqualTo("孙涛鹏")
                .jsonPath("$.items[?(@.field == 'BRANCH')].reason")
                .isEqualTo("按规定办理");
    }

    @Test
    void aSuspendedMembershipMayBeRestored() {
        done(roster.exit(li, ExitReason.SUSPENDED, DAY, REASON, NORTH));
        done(roster.lose(li, DAY.minusMonths(6), "ABROAD", REASON, NORTH));
        refused("member.exit.rules", roster.restore(li, DAY.minusYears(6), REASON, NORTH));
        refused("member.exit.rules", roster.restore(li, DAY, REASON, NORTH));
        refused("member.exited-on.before-suspension", roster.exit(li, ExitReason.REMOVED, DAY, REASON, NORTH));
        var restored = done(roster.restore(li, DAY.plusMonths(1), REASON, NORTH));
        assertThat(restored.isLost()).isFalse();
        assertThat(periods(li))
                .containsExactly("PROBATIONARY NORMAL", "FULL NORMAL", "FULL SUSPENDED", "FULL RESTORED");
        assertThat(restored.status()).isEqualTo(MemberStatus.RESTORED);
        assertThat(count("select count(*) from members where exit_reason is not null"))
                .isZero();
    }

    @Test
    void whereaboutsAreOnRecord() {
        assertThat(done(roster.lose(li, DAY, "ABROAD", REASON, NORTH)).isLost()).isTrue();
        assertThat(done(roster.findAgain(li, REASON, NORTH)).isLost()).isFalse();
        assertThat(done(roster.leaveFor(li, "江苏省南京市", REASON, NORTH)).isMobile())
                .isTrue();
        assertThat(done(roster.comeBack(li, REASON, NORTH)).isMobile()).isFalse();
        assertThat(count("select count(*) from member_changes where field = 'IS_LOST'"))
                .isEqualTo(2);
    }

    @Test
    void aListWithAnUnknownMemberIsRefusedAsAWhole() {
        assertThat(done(roster.find(List.of(li, wang, li), NORTH))).containsOnlyKeys(li, wang);
        refused("member.unknown", roster.find(List.of(li, new UUID(0, 1)), NORTH));
        refused("member.unknown", roster.find(List.of(li), SOUTH));
    }

    private List<String> periods(UUID member) {
        return done(database.sql("""
                        select stage || ' ' || status from membership_periods where member_id = :id order by valid_from
                        """)
                .bind("id", member)
                .mapValue(String.class)
                .all()
                .collectList());
    }

    private static <T> T done(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }

    private static void refused(String code, Mono<?> mono) {
        assertThatExceptionOfType(Problem.class).isThrownBy(mono::block).returns(code, Problem::code);
    }
}
