package dangjian.member.ledger;

import dangjian.kit.imports.RowFaults;
import dangjian.member.roster.NamedMembers;
import dangjian.member.roster.RosterMember;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of a sheet about members: whom it names, and what else it says.
public record MemberRow<E>(NamedMembers.Name who, E entry) {

    /// A row whose member is known.
    ///
    /// @param orgId the branch that it names
    /// @param member absent where the row is about the branch itself
    public record Matched<E>(UUID orgId, @Nullable RosterMember member, E entry, RowFaults faults) {

        /// The member of a row that must be about one.
        public RosterMember person() {
            if (member == null) {
                throw new IllegalStateException("The row is about a branch");
            }
            return member;
        }
    }
}
