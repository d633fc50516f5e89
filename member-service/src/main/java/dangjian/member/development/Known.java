package dangjian.member.development;

import dangjian.member.ballot.BallotBook;
import dangjian.member.roster.Applicants;
import dangjian.member.roster.BranchFinder;
import dangjian.member.roster.MembersByName;
import dangjian.member.roster.RosterMember;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What the platform knows of the rows of a ledger: the rules, and whom and what they name.
record Known(Rules rules, Map<String, BranchFinder.Branch> branches, MembersByName.Names names, People people) {

    /// By which rules cases are taken over.
    record Rules(Applicants.Reader reader, List<Template> templates, BallotBook ballots) {}

    /// Who of them is known already.
    ///
    /// @param former whom the roster knows, by ID number
    /// @param enrolled members of the scope by ID number
    /// @param live ID numbers that have a live case
    /// @param applications that are on record, by [EarlierCases#key]
    /// @param followed members whose way is on record already
    record People(
            Map<String, FormerMember> former,
            Map<String, RosterMember> enrolled,
            Set<String> live,
            Set<String> applications,
            Set<UUID> followed) {}
}
