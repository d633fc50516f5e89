package dangjian.gateway.account;

import dangjian.kit.data.Batch;
import dangjian.kit.event.ReactionTable;
import dangjian.kit.event.Reactions;
import dangjian.kit.event.Received;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Keeps up with which member belongs to which branch; the role of a member moves along with the member.
@Component
class MemberReactions implements Reactions {

    private final DatabaseClient database;
    private final ObjectMapper json;

    MemberReactions(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void declare(ReactionTable on) {
        on.batch("member.registered.v1", MemberBranch.class, this::take);
        on.batch("member.changed.v1", MemberBranch.class, this::take);
    }

    @Override
    public Mono<Void> clear() {
        return database.sql("delete from members").then();
    }

    private Mono<Void> take(List<Received<MemberBranch>> changes) {
        var rows = changes.stream().map(Received::data).toList();
        var copy = database.sql("""
                        insert into members (id, org_id, version)
                        select distinct on (id) id, "orgId", version
                        from jsonb_to_recordset(:rows::jsonb) as t(id uuid, "orgId" uuid, version int)
                        order by id, version desc
                        on conflict (id) do update set org_id = excluded.org_id, version = excluded.version
                        where members.version < excluded.version
                        """).bind("rows", Batch.of(json, rows)).then();
        var follow = database.sql("""
                        with moved as (
                            update account_grants g set org_id = m.org_id
                            from accounts a join members m on m.id = a.member_id
                            where g.account_id = a.id and g.role = 'MEMBER' and g.org_id <> m.org_id
                                and m.id = any(:ids)
                            returning g.account_id)
                        update accounts set version = version + 1 where id in (select account_id from moved)
                        """)
                .bind("ids", rows.stream().map(MemberBranch::id).toArray(UUID[]::new))
                .then();
        return copy.then(follow);
    }

    /// What the gateway reads of `member.registered.v1` and `member.changed.v1`.
    record MemberBranch(UUID id, UUID orgId, int version) {}
}
