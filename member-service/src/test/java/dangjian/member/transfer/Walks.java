package dangjian.member.transfer;

import dangjian.kit.TestOrganizations;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/// Transfers made by their own verbs.
final class Walks {

    static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final Side NORTH = new Side(TestOrganizations.NORTH_BRANCH, TestOrganizations.NORTH, "北街第一支部", "北街");
    static final Side SOUTH = new Side(TestOrganizations.SOUTH_BRANCH, TestOrganizations.SOUTH, "南街第一支部", "南街");
    static final Letter LETTER = new Letter("2026-0001", TODAY, TODAY.plusDays(10));

    private Walks() {}

    static Transfer draft() {
        return Transfer.draft(TransferKind.IN_DISTRICT, NORTH, SOUTH, "工作调动", YearMonth.of(2026, 10), NOW);
    }

    static Transfer draftToOutside() {
        return Transfer.draft(
                TransferKind.PAPER_LETTER, NORTH, Side.outside("外地"), "工作调动", YearMonth.of(2026, 10), NOW);
    }

    static Transfer arrived() {
        return Transfer.arrived(
                TransferKind.PAPER_LETTER, Side.outside("外地"), SOUTH, "工作调动", YearMonth.of(2026, 10), LETTER, NOW);
    }

    static Transfer sentOutside() {
        return draftToOutside().releaseByBranch(TODAY).releaseByCommittee(LETTER, NOW);
    }

    static Transfer inBranch() {
        return draft().releaseByBranch(TODAY)
                .releaseByCommittee(LETTER, NOW)
                .arrive(TODAY)
                .assign(SOUTH, NOW);
    }
}
