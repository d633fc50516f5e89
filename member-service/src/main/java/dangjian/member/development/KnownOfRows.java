package dangjian.member.development;

import dangjian.kit.web.Scope;
import dangjian.member.ballot.Majorities;
import dangjian.member.roster.Applicants;
import dangjian.member.roster.BranchFinder;
import dangjian.member.roster.BranchLock;
import dangjian.member.roster.MembersByName;
import dangjian.member.roster.RosterMember;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Looks up what the rows of a ledger name, with a fixed number of statements.
@Component
class KnownOfRows {

    private final Templates templates;
    private final Majorities majorities;
    private final Applicants applicants;
    private final FormerMembers former;
    private final BranchFinder branches;
    private final MembersByName members;
    private final EarlierCases earlier;
    private final BranchLock lock;

    KnownOfRows(
            Templates templates,
            Majorities majorities,
            Applicants applicants,
            FormerMembers former,
            BranchFinder branches,
            MembersByName members,
            EarlierCases earlier,
            BranchLock lock) {
        this.templates = templates;
        this.majorities = majorities;
        this.applicants = applicants;
        this.former = former;
        this.branches = branches;
        this.members = members;
        this.earlier = earlier;
        this.lock = lock;
    }

    Mono<Known> of(List<LedgerRow> rows, Scope scope) {
        var rules = Mono.zip(applicants.reader(), templates.all(), majorities.book())
                .map(found -> new Known.Rules(found.getT1(), found.getT2(), found.getT3()));
        var names = rows.stream()
                .flatMap(row -> Stream.of(LedgerColumn.CONTACT_PEOPLE, LedgerColumn.INTRODUCER_PEOPLE)
                        .flatMap(column -> row.people(column).stream()))
                .distinct()
                .toList();
        return branches.named(texts(rows, LedgerColumn.BRANCH), scope)
                .delayUntil(named -> lock.hold(LedgerImporter.KIND, ids(named)))
                .flatMap(named -> Mono.zip(
                                rules, members.find(names, scope), people(texts(rows, LedgerColumn.ID_NUMBER), scope))
                        .map(found -> new Known(found.getT1(), named, found.getT2(), found.getT3())));
    }

    private static List<UUID> ids(Map<String, BranchFinder.Branch> named) {
        return named.values().stream()
                .map(BranchFinder.Branch::id)
                .filter(Objects::nonNull)
                .toList();
    }

    private Mono<Known.People> people(List<String> idNumbers, Scope scope) {
        return Mono.zip(
                        former.of(idNumbers),
                        applicants.enrolled(idNumbers, scope),
                        earlier.live(idNumbers),
                        earlier.applications(idNumbers))
                .flatMap(found -> earlier.followed(
                                found.getT2().values().stream()
                                        .map(RosterMember::id)
                                        .toList(),
                                scope)
                        .map(followed -> new Known.People(
                                found.getT1(), found.getT2(), found.getT3(), found.getT4(), followed)));
    }

    private static List<String> texts(List<LedgerRow> rows, LedgerColumn column) {
        return rows.stream()
                .map(row -> row.text(column))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
