package dangjian.org.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.kit.web.Problem;
import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.UnitCategory;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrganizationTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    private final Organization branch = Specimens.NORTH_BRANCH;

    @Test
    void aNewOrganizationStandsBelowItsSuperior() {
        var established = Specimens.NORTH.establish(
                UUID.randomUUID(),
                40,
                Specimens.profile("新支部", "新支部", OrganizationKind.BRANCH, UnitCategory.COMMUNITY),
                TODAY);
        assertThat(established.place()).isEqualTo(new Place(Specimens.NORTH.id(), "/1/2/14/"));
        assertThat(established.version()).isEqualTo(1);
    }

    @Test
    void aDissolvedOrganizationTakesNothingBelowItAndChangesNoMore() {
        var dissolved = branch.dissolve(TODAY, "合并", TODAY);
        assertThat(dissolved.version()).isEqualTo(2);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> dissolved.establish(UUID.randomUUID(), 9, branch.profile(), TODAY))
                .returns("organization.dissolved", Problem::code);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> dissolved.describe(branch.profile()))
                .returns("organization.dissolved", Problem::code);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> dissolved.dissolve(TODAY, "合并", TODAY))
                .returns("organization.dissolved", Problem::code);
    }

    @Test
    void theRootCannotBeDissolved() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Specimens.DISTRICT.dissolve(TODAY, "合并", TODAY))
                .returns("organization.root-dissolution", Problem::code);
    }

    @Test
    void itCannotBeDissolvedTomorrowOrBeforeItWasFounded() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> branch.dissolve(TODAY.plusDays(1), "合并", TODAY))
                .satisfies(problem -> assertThat(problem.faults())
                        .extracting(Problem.Fault::code)
                        .containsExactly("organization.dissolution-date"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> branch.dissolve(Specimens.FOUNDED, "合并", TODAY))
                .returns("organization.invalid", Problem::code);
    }

    @Test
    void itsContactNeverShowsThePhone() {
        assertThat(branch.toString()).doesNotContain(Specimens.PHONE);
        assertThat(branch.profile().contact().maskedPhone()).isEqualTo("138****8000");
        assertThat(branch.profile().contact().maskedName()).isEqualTo("李**");
        assertThat(new Contact(null, null, "0512-66668888").maskedPhone()).isEqualTo("0512-****8888");
    }
}
