package dangjian.gateway.account;

import dangjian.gateway.password.PasswordPolicy;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Subtrees;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds out what an administrator may do, and what is wrong with what is asked.
@Component
class Judge {

    private final Subtrees subtrees;
    private final KnownRepository repository;
    private final PasswordPolicy passwords;

    Judge(Subtrees subtrees, KnownRepository repository, PasswordPolicy passwords) {
        this.subtrees = subtrees;
        this.repository = repository;
        this.passwords = passwords;
    }

    Mono<Authority> authority(Caller caller) {
        var isPlatform = caller.has(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN);
        return Mono.zip(scope(caller, Role.DISTRICT_ADMIN), scope(caller, Role.COMMITTEE_ADMIN))
                .map(both -> new Authority(caller.accountId(), isPlatform, both.getT1(), both.getT2()));
    }

    /// Succeeds when all of the accounts may be made.
    Mono<Void> check(List<Draft> drafts, Authority authority) {
        var names = drafts.stream().map(Draft::username).toList();
        var grants = drafts.stream().flatMap(draft -> draft.grants().stream()).toList();
        var members =
                drafts.stream().map(Draft::memberId).filter(Objects::nonNull).toList();
        return known(names, grants, members, null, authority).flatMap(known -> {
            var faults = new Faults();
            new DraftRules(new GrantRules(authority, known), known, passwords).check(drafts, faults);
            return faults.orNothing();
        });
    }

    /// Succeeds when the account may get these grants, with what was looked up for that.
    Mono<Known> check(Account account, List<Post> posts, @Nullable UUID memberId, Authority authority) {
        var grants = posts.stream().map(Post::grant).toList();
        var members = memberId == null ? List.<UUID>of() : List.of(memberId);
        return known(List.of(), grants, members, account.id(), authority).flatMap(known -> {
            var faults = new Faults();
            var rules = new GrantRules(authority, known);
            rules.check(posts, memberId, "", faults);
            rules.checkSeparation(union(grants, account.pendingGrants()), "", faults);
            return faults.orNothing().thenReturn(known);
        });
    }

    /// Succeeds when this role may be asked for beside those that the account has and those that are pending.
    Mono<Void> checkProposal(Account account, Post post, Authority authority) {
        return checkOne(account, post, union(account.grants(), account.pendingGrants()), authority);
    }

    /// Succeeds when this role may now be given beside those that the account has.
    Mono<Void> checkConfirmation(Account account, Post post, Authority authority) {
        return checkOne(account, post, account.grants(), authority);
    }

    /// The path of an organisation that a list is narrowed to, if any.
    Mono<Optional<String>> path(@Nullable UUID orgId, Authority authority) {
        return orgId == null
                ? Mono.just(Optional.empty())
                : repository
                        .places(List.of(orgId), authority.scope())
                        .singleOrEmpty()
                        .map(place -> Optional.of(place.path()))
                        .switchIfEmpty(
                                Mono.error(() -> Problem.notFound("org.unknown").at("orgId", "org.unknown")));
    }

    private Mono<Void> checkOne(Account account, Post post, List<Grant> others, Authority authority) {
        if (account.has(post)) {
            return Mono.error(() -> Problem.conflict("grant.held"));
        }
        var members = account.memberId() == null ? List.<UUID>of() : List.of(account.memberId());
        var together = Stream.concat(others.stream(), Stream.of(post.grant()))
                .distinct()
                .toList();
        return known(List.of(), List.of(post.grant()), members, account.id(), authority)
                .flatMap(known -> {
                    var faults = new Faults();
                    var rules = new GrantRules(authority, known);
                    rules.check(post, "", faults);
                    rules.checkMember(together, account.memberId(), "", faults);
                    rules.checkSeparation(together, "", faults);
                    return faults.orNothing();
                });
    }

    private static List<Grant> union(List<Grant> grants, List<PlacedGrant> pending) {
        return Stream.concat(grants.stream(), pending.stream().map(PlacedGrant::grant))
                .distinct()
                .toList();
    }

    private Mono<Known> known(
            List<String> names, List<Grant> grants, List<UUID> members, @Nullable UUID account, Authority authority) {
        var organizations = grants.stream().map(Grant::orgId).distinct().toList();
        return Mono.zip(
                        repository.places(organizations, authority.scope()).collectMap(Known.Place::id, place -> place),
                        repository
                                .memberships(members, authority.scope())
                                .collectMap(KnownRepository.Membership::id, KnownRepository.Membership::orgId),
                        repository.takenNames(names).collect(HashSet<String>::new, HashSet::add),
                        repository.takenMembers(members, account).collect(HashSet<UUID>::new, HashSet::add))
                .map(all -> new Known(all.getT1(), all.getT2(), all.getT3(), all.getT4()));
    }

    private Mono<Scope> scope(Caller caller, Role role) {
        return caller.has(role)
                ? subtrees.paths(caller.organizations(role)).collectList().map(paths -> new Scope(paths, null))
                : Mono.just(Scope.of());
    }
}
