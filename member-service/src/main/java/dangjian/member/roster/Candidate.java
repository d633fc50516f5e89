package dangjian.member.roster;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of a roster sheet on its way into the roster.
final class Candidate {

    private final @Nullable String branchName;
    private final @Nullable String idNumberIndex;
    private final List<Fault> doubts;
    private final @Nullable Prepared prepared;
    private @Nullable UUID branch;

    /// @param branchName as it stands in the sheet, unless it is faulty in itself
    /// @param idNumberIndex by which the register is asked for the ID number, unless it is faulty in itself
    /// @param doubts faults that count only if the ID number is new
    Candidate(
            @Nullable String branchName,
            @Nullable String idNumberIndex,
            List<Fault> doubts,
            @Nullable Prepared prepared) {
        this.branchName = branchName;
        this.idNumberIndex = idNumberIndex;
        this.doubts = doubts;
        this.prepared = prepared;
    }

    @Nullable
    String branchName() {
        return branchName;
    }

    @Nullable
    String idNumberIndex() {
        return idNumberIndex;
    }

    List<Fault> doubts() {
        return doubts;
    }

    void join(@Nullable UUID found) {
        branch = found;
    }

    /// The member that a row without fault becomes.
    SealedMember register(CodeBook book, Registration registration) {
        var ready = Objects.requireNonNull(prepared);
        var member = Member.register(ready.draft, Objects.requireNonNull(branch), book, registration);
        return new SealedMember(member, ready.sealed);
    }

    /// A record that keeps all rules, its personal data encrypted.
    record Prepared(Draft draft, SealedData sealed) {}
}
