package dangjian.org.rule;

import static dangjian.org.rule.OrganizationKind.AREA_COMMITTEE;
import static dangjian.org.rule.OrganizationKind.BRANCH;
import static dangjian.org.rule.OrganizationKind.COMMITTEE;
import static dangjian.org.rule.OrganizationKind.DISTRICT_COMMITTEE;
import static dangjian.org.rule.OrganizationKind.GENERAL_BRANCH;
import static dangjian.org.rule.OrganizationKind.JOINT_BRANCH;
import static dangjian.org.rule.OrganizationKind.PARTY_GROUP;
import static dangjian.org.rule.OrganizationKind.WORKING_COMMITTEE;
import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.ServiceTest;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class RuleServiceIT {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    @Autowired
    private RuleService rules;

    private Rulebook rulebook;

    @BeforeEach
    void openRulebook() {
        rulebook = Objects.requireNonNull(rules.rulebook().block());
    }

    @ParameterizedTest
    @CsvSource({
        "DISTRICT_COMMITTEE, GOV_ORGAN, 5",
        "COMMITTEE, COMMUNITY, 5",
        "COMMITTEE, NONPUBLIC_ENTERPRISE, 5",
        "GENERAL_BRANCH, SCHOOL, 3",
        "GENERAL_BRANCH, COMMUNITY, 5",
        "BRANCH, GOV_ORGAN, 3",
        "BRANCH, COMMUNITY, 5",
        "BRANCH, VILLAGE, 5",
        "JOINT_BRANCH, NONPUBLIC_ENTERPRISE, 3"
    })
    void theTermDependsOnKindAndCategory(OrganizationKind kind, UnitCategory category, int years) {
        assertThat(rulebook.term(kind, category, DAY))
                .hasValueSatisfying(rule -> assertThat(rule.years()).isEqualTo(years));
    }

    @Test
    void aWorkingCommitteeIsAppointedAndHasNoTerm() {
        assertThat(rulebook.term(WORKING_COMMITTEE, UnitCategory.STREET, DAY)).isEmpty();
        assertThat(rulebook.kind(WORKING_COMMITTEE, DAY))
                .hasValueSatisfying(rule -> assertThat(rule.isElected()).isFalse());
    }

    @Test
    void noTermIsKnownForElectionsBeforeTheRuleWasMade() {
        assertThat(rulebook.term(BRANCH, UnitCategory.GOV_ORGAN, LocalDate.of(2018, 6, 30)))
                .isEmpty();
    }

    @Test
    void membersBelongToBranchesOnly() {
        assertThat(rulebook.kinds().stream().filter(KindRule::holdsMembers).map(KindRule::kind))
                .containsExactlyInAnyOrder(BRANCH, JOINT_BRANCH);
    }

    @Test
    void aGeneralBranchStandsBelowCommitteesAndABranchAlsoBelowIt() {
        assertThat(rulebook.parentsOf(GENERAL_BRANCH, DAY))
                .containsExactlyInAnyOrder(DISTRICT_COMMITTEE, WORKING_COMMITTEE, COMMITTEE);
        assertThat(rulebook.parentsOf(BRANCH, DAY))
                .containsExactlyInAnyOrder(DISTRICT_COMMITTEE, WORKING_COMMITTEE, COMMITTEE, GENERAL_BRANCH);
    }

    @ParameterizedTest
    @EnumSource(OrganizationKind.class)
    void nothingStandsBelowABranch(OrganizationKind kind) {
        assertThat(rulebook.parentsOf(kind, DAY)).doesNotContain(BRANCH, JOINT_BRANCH, PARTY_GROUP, AREA_COMMITTEE);
    }

    @ParameterizedTest
    @EnumSource(OrganizationKind.class)
    void everyKindHasARuleWithItsLegalBasis(OrganizationKind kind) {
        assertThat(rulebook.kind(kind, DAY))
                .hasValueSatisfying(rule -> assertThat(rule.legalBasis()).isNotBlank());
    }
}
