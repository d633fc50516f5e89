package dangjian.member.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A row of the table `transfers`; as JSON it has the names of the columns.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record TransferRow(
        UUID id,
        TransferKind kind,
        @Nullable UUID fromOrgId,
        @Nullable UUID fromCommitteeId,
        String fromName,
        String fromCommitteeName,
        @Nullable UUID toOrgId,
        @Nullable UUID toCommitteeId,
        String toName,
        String toCommitteeName,
        String reason,
        String duesPaidTo,
        @Nullable String letterNumber,
        @Nullable LocalDate letterIssuedOn,
        @Nullable LocalDate validUntil,
        TransferState state,
        @Nullable UUID waitsFor,
        Instant startedAt,
        @Nullable Instant releasedAt,
        @Nullable Instant assignedAt,
        @Nullable Instant closedAt,
        @Nullable LocalDate closedOn,
        @Nullable ReturnReason returnReason,
        @Nullable String closingNote,
        int version) {

    static TransferRow of(Transfer transfer) {
        var from = transfer.from();
        var to = transfer.to();
        var letter = transfer.letter();
        var progress = transfer.progress();
        var closing = progress.closing();
        return new TransferRow(
                transfer.id(),
                transfer.kind(),
                from.orgId(),
                from.committeeId(),
                from.name(),
                from.committeeName(),
                to.orgId(),
                to.committeeId(),
                to.name(),
                to.committeeName(),
                transfer.reason(),
                transfer.duesPaidTo().toString(),
                letter == null ? null : letter.number(),
                letter == null ? null : letter.issuedOn(),
                letter == null ? null : letter.validUntil(),
                progress.state(),
                transfer.waitsFor(),
                progress.startedAt(),
                progress.releasedAt(),
                progress.assignedAt(),
                closing == null ? null : closing.at(),
                closing == null ? null : closing.on(),
                closing == null ? null : closing.reason(),
                closing == null ? null : closing.note(),
                transfer.version());
    }

    Transfer toTransfer() {
        var closing = closedAt == null
                ? null
                : new Transfer.Closing(closedAt, Objects.requireNonNull(closedOn), returnReason, closingNote);
        return new Transfer(
                id,
                kind,
                new Side(fromOrgId, fromCommitteeId, fromName, fromCommitteeName),
                new Side(toOrgId, toCommitteeId, toName, toCommitteeName),
                reason,
                YearMonth.parse(duesPaidTo),
                letterIssuedOn == null || validUntil == null
                        ? null
                        : new Letter(letterNumber, letterIssuedOn, validUntil),
                new Transfer.Progress(state, startedAt, releasedAt, assignedAt, closing),
                version);
    }
}
