package dangjian.gateway.account;

import dangjian.kit.event.ReactionTable;
import dangjian.kit.event.Reactions;
import dangjian.kit.event.Received;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Two records of one person became one: the account of the duplicate belongs to the record that goes on, or is a
/// member's no longer where that one has an account already.
@Component
class MergeReactions implements Reactions {

    private final DatabaseClient database;

    MergeReactions(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public void declare(ReactionTable on) {
        on.each("member.merged.v1", MemberMerged.class, this::merge);
    }

    private Mono<Void> merge(Received<MemberMerged> event) {
        var merged = event.data();
        return resign(merged).then(Mono.defer(() -> follow(merged))).then(Mono.defer(() -> restore(merged)));
    }

    /// Of two accounts the one of the survivor stays the member's.
    private Mono<Void> resign(MemberMerged merged) {
        return database.sql("""
                        with resigned as (
                            update accounts set member_id = null, version = version + 1
                            where member_id = :duplicate and exists (select from accounts where member_id = :survivor)
                            returning id)
                        delete from account_grants where role = 'MEMBER' and account_id in (select id from resigned)
                        """)
                .bind("duplicate", merged.duplicateId())
                .bind("survivor", merged.survivorId())
                .then();
    }

    private Mono<Void> follow(MemberMerged merged) {
        return database.sql("""
                        with followed as (
                            update accounts set member_id = :survivor, version = version + 1
                            where member_id = :duplicate returning id)
                        update account_grants set org_id = coalesce((select org_id from members where id = :survivor), :org)
                        where role = 'MEMBER' and account_id in (select id from followed)
                        """)
                .bind("duplicate", merged.duplicateId())
                .bind("survivor", merged.survivorId())
                .bind("org", merged.orgId())
                .then();
    }

    /// The duplicate's record ended before, and took the role with it.
    private Mono<Void> restore(MemberMerged merged) {
        return database.sql("""
                        insert into account_grants (account_id, role, org_id)
                        select a.id, 'MEMBER', m.org_id from accounts a join members m on m.id = a.member_id
                        where m.id = :survivor and m.holds and not exists (
                            select from account_grants g where g.account_id = a.id and g.role = 'MEMBER')
                        """).bind("survivor", merged.survivorId()).then();
    }

    /// What the gateway reads of `member.merged.v1`.
    record MemberMerged(UUID survivorId, UUID duplicateId, UUID orgId) {}
}
