package dangjian.member.badge;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of a sheet of receivers: who received a badge of which batch, by names.
///
/// @param row the row's number, by which what was found is matched
record ReceiptEntry(int row, String batch, String branch, String name, LocalDate receivedOn) {

    /// What the names of a row turned out to be.
    ///
    /// @param batches how many batches of this name there are within reach
    /// @param members how many members of this name the branch has
    /// @param left how many badges of the batch are left
    record Match(
            int row,
            int batches,
            @Nullable UUID batchId,
            @Nullable LocalDate issuedOn,
            int members,
            @Nullable UUID memberId,
            boolean isReceived,
            long left) {}

    /// A receipt ready to be written.
    record Receipt(UUID batchId, UUID memberId, LocalDate receivedOn) {}
}
