package dangjian.org.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.imports.ImportRow;
import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.Rulebook;
import dangjian.org.rule.TestRules;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SheetTreeTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final Register EMPTY = new Register(Map.of(), Set.of(), Set.of(), Map.of(), false);
    private static final Register PLANTED =
            new Register(Map.of(Specimens.NORTH.name(), Specimens.NORTH), Set.of(), Set.of(), Map.of(), true);

    private final TestSheet sheet = new TestSheet();

    @Test
    void superiorsMayStandBelowInTheSheet() {
        sheet.row("第一支部", "社区党委", "党支部").row("社区党委", "街道工委", "党委").row("街道工委", "区委员会", "党工委");
        var rows = sheet.row("区委员会", null, "党委").parse(TODAY);
        assertThat(check(rows, EMPTY, true))
                .extracting(SheetOrganization::name)
                .containsExactly("区委员会", "街道工委", "社区党委", "第一支部");
        assertThat(rows).allMatch(row -> row.faults().isEmpty());
        assertThat(rows.getLast().value().kind()).isEqualTo(OrganizationKind.DISTRICT_COMMITTEE);
    }

    @Test
    void aCircleOfSuperiorsIsFoundAndWhatHangsOnItToo() {
        var rows = sheet.row("甲党委", "乙党委", "党委")
                .row("乙党委", "甲党委", "党委")
                .row("丙支部", "甲党委", "党支部")
                .row("丁支部", Specimens.NORTH.name(), "党支部")
                .parse(TODAY);
        assertThat(check(rows, PLANTED, false))
                .extracting(SheetOrganization::name)
                .containsExactly("丁支部");
        assertThat(rows.stream().filter(row -> row.faults().has(Field.PARENT.column())))
                .extracting(ImportRow::number)
                .containsExactly(2, 3, 4);
    }

    @Test
    void aChainOfTenThousandIsNoTrouble() {
        sheet.row("0", Specimens.NORTH.name(), "党委");
        for (int i = 1; i < 10_000; i++) {
            sheet.row(String.valueOf(i), String.valueOf(i - 1), "党委");
        }
        assertThat(check(sheet.parse(TODAY), PLANTED, false)).hasSize(10_000);
    }

    @Test
    void whatStandsBelowAFaultyRowIsFaultyToo() {
        var rows = sheet.row("社区党委", Specimens.NORTH.name(), "党委", Map.of(Field.FOUNDED_ON, "昨天"))
                .row("第一支部", "社区党委", "党支部")
                .parse(TODAY);
        check(rows, PLANTED, false);
        assertThat(rows).allMatch(row -> !row.faults().isEmpty());
        assertThat(rows.getLast().faults().has(Field.PARENT.column())).isTrue();
    }

    @Test
    void onlyTheDistrictAdministratorPlantsTheRootAndOnlyOnce() {
        var rows =
                new TestSheet().row("区委员会", null, "党委").row("另一区委", null, "区委").parse(TODAY);
        check(rows, EMPTY, true);
        assertThat(rows.getFirst().faults().isEmpty()).isTrue();
        assertThat(rows.getLast().faults().has(Field.PARENT.column())).isTrue();

        var byAnother = new TestSheet().row("区委员会", null, "党委").parse(TODAY);
        check(byAnother, EMPTY, false);
        assertThat(byAnother.getFirst().faults().isEmpty()).isFalse();

        var again = new TestSheet().row("区委员会", null, "党委").parse(TODAY);
        check(again, PLANTED, true);
        assertThat(again.getFirst().faults().isEmpty()).isFalse();
    }

    private static List<SheetOrganization> check(
            List<ImportRow<SheetOrganization>> rows, Register register, boolean mayPlantRoot) {
        return new SheetTree(register, rulebook(), TODAY, mayPlantRoot).check(rows);
    }

    private static Rulebook rulebook() {
        return TestRules.of(Map.of(
                OrganizationKind.WORKING_COMMITTEE, Set.of(OrganizationKind.DISTRICT_COMMITTEE),
                OrganizationKind.COMMITTEE, Set.of(OrganizationKind.WORKING_COMMITTEE, OrganizationKind.COMMITTEE),
                OrganizationKind.BRANCH, Set.of(OrganizationKind.WORKING_COMMITTEE, OrganizationKind.COMMITTEE)));
    }
}
