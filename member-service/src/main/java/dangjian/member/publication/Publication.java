package dangjian.member.publication;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import dangjian.member.dues.Recorded;
import dangjian.member.dues.StatementService;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an organisation told its members of a year's dues on a day (公布); never changed, only corrected by a later one.
///
/// @param number 1 for the publication itself, then its corrections
/// @param reason why it corrects the one before
/// @param unassessed how many members owed dues that nobody had fixed, and which it therefore says nothing of
record Publication(
        UUID id,
        UUID orgId,
        int year,
        int number,
        LocalDate publishedOn,
        @Nullable String reason,
        long unassessed,
        Instant recordedAt,
        UUID accountId,
        String accountName) {

    /// @throws Problem when a reason is given, as only a correction has one
    static Publication first(
            UUID org, StatementService.YearStatement now, @Nullable String why, LocalDate day, Recorded recorded) {
        if (why != null) {
            throw Problem.unprocessable("dues.rules").at("/reason", "dues.publication.no-reason");
        }
        return of(org, now, 1, day, null, recorded);
    }

    /// @throws Problem when no reason is given
    Publication correct(StatementService.YearStatement now, @Nullable String why, LocalDate day, Recorded recorded) {
        if (why == null) {
            throw Problem.unprocessable("dues.rules").at("/reason", "dues.publication.reason");
        }
        return of(orgId, now, number + 1, day, why, recorded);
    }

    private static Publication of(
            UUID org,
            StatementService.YearStatement now,
            int number,
            LocalDate day,
            @Nullable String reason,
            Recorded recorded) {
        return new Publication(
                Ids.next(),
                org,
                now.year(),
                number,
                day,
                reason,
                now.unassessed(),
                recorded.at(),
                recorded.accountId(),
                recorded.accountName());
    }
}
