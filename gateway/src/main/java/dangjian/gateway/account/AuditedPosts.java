package dangjian.gateway.account;

import dangjian.gateway.audit.AuditDetail;
import dangjian.gateway.audit.AuditDetail.Held;
import dangjian.gateway.audit.AuditFilter;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/// Tells the audit trail which posts an account got, lost or may get.
final class AuditedPosts {

    private AuditedPosts() {}

    /// New accounts and the posts that they have, and those that they may get.
    static Mono<Void> made(Collection<NewAccount> accounts, Collection<GrantProposal> proposals) {
        var posts = accounts.stream()
                .flatMap(account -> account.posts().stream().map(post -> held(account.id(), post)))
                .toList();
        return objects(accounts.stream().map(NewAccount::id), proposals)
                .then(AuditFilter.tellDetail(AuditDetail.posts(List.of(), posts, proposed(proposals))));
    }

    /// The posts of an account that were there before and are there now, and those that it may get.
    static Mono<Void> replaced(Account before, List<Post> after, Collection<GrantProposal> proposals) {
        var former = before.placedGrants().stream().map(PlacedGrant::post);
        return objects(Stream.of(before.id()), proposals)
                .then(AuditFilter.tellDetail(AuditDetail.posts(
                        held(before.id(), former), held(before.id(), after.stream()), proposed(proposals))));
    }

    /// A post that somebody has proposed, or refused.
    static Mono<Void> proposed(GrantProposal proposal) {
        return objects(Stream.of(proposal.accountId()), List.of(proposal))
                .then(AuditFilter.tellDetail(AuditDetail.proposal(held(proposal.accountId(), proposal.post()))));
    }

    /// A post that has been proposed and is now given, beside or instead of the same one for another time.
    static Mono<Void> given(GrantProposal proposal, Account before) {
        var post = proposal.post();
        return objects(Stream.of(before.id()), List.of(proposal))
                .then(AuditFilter.tellDetail(AuditDetail.posts(
                        held(before.id(), before.asHeld(post)), held(before.id(), Stream.of(post)), List.of())));
    }

    private static Mono<Void> objects(Stream<UUID> accounts, Collection<GrantProposal> proposals) {
        return AuditFilter.tellObjects(
                Stream.concat(accounts, proposals.stream().map(GrantProposal::id))
                        .toList());
    }

    private static List<Held> proposed(Collection<GrantProposal> proposals) {
        return proposals.stream()
                .map(proposal -> held(proposal.accountId(), proposal.post()))
                .toList();
    }

    private static List<Held> held(UUID account, Stream<Post> posts) {
        return posts.map(post -> held(account, post)).toList();
    }

    private static Held held(UUID account, Post post) {
        return new Held(account, post.role().name(), post.orgId(), post.from(), post.until());
    }
}
