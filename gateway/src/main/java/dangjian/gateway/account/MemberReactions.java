package dangjian.gateway.account;

import dangjian.kit.data.Batch;
import dangjian.kit.event.ReactionTable;
import dangjian.kit.event.Reactions;
import dangjian.kit.event.Received;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Keeps up with the members: their role moves along with them, goes when the membership ends or is suspended, and
/// comes back when it is restored.
@Component
class MemberReactions implements Reactions {

    private final DatabaseClient database;
    private final ObjectMapper json;
    private final AccountSessions sessions;

    MemberReactions(DatabaseClient database, ObjectMapper json, AccountSessions sessions) {
        this.database = database;
        this.json = json;
        this.sessions = sessions;
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
        var ids = rows.stream().map(MemberBranch::id).toArray(UUID[]::new);
        return copy(rows).then(move(ids)).then(restore(ids)).thenMany(end(ids)).then();
    }

    private Mono<Void> copy(List<MemberBranch> rows) {
        return database.sql("""
                        insert into members (id, org_id, name, status, version)
                        select distinct on (id) id, "orgId", name, status, version
                        from jsonb_to_recordset(:rows::jsonb)
                            as t(id uuid, "orgId" uuid, name text, status text, version int)
                        order by id, version desc
                        on conflict (id) do update set org_id = excluded.org_id, name = excluded.name,
                            status = excluded.status, version = excluded.version
                        where members.version < excluded.version
                        """).bind("rows", Batch.of(json, rows)).then();
    }

    private Mono<Void> move(UUID[] members) {
        return database.sql("""
                        with moved as (
                            update account_grants g set org_id = m.org_id
                            from accounts a join members m on m.id = a.member_id
                            where g.account_id = a.id and g.role = 'MEMBER' and g.org_id <> m.org_id
                                and m.id = any(:ids)
                            returning g.account_id)
                        update accounts set version = version + 1 where id in (select account_id from moved)
                        """).bind("ids", members).then();
    }

    private Mono<Void> restore(UUID[] members) {
        return database.sql("""
                        with restored as (
                            insert into account_grants (account_id, role, org_id)
                            select a.id, 'MEMBER', m.org_id from accounts a join members m on m.id = a.member_id
                            where m.id = any(:ids) and m.holds and not exists (
                                select from account_grants g where g.account_id = a.id and g.role = 'MEMBER')
                            returning account_id)
                        update accounts set version = version + 1 where id in (select account_id from restored)
                        """).bind("ids", members).then();
    }

    /// Takes the role away and ends the sessions, which may have been opened with it.
    private Flux<Void> end(UUID[] members) {
        return database.sql("""
                        with ended as (
                            delete from account_grants g using accounts a join members m on m.id = a.member_id
                            where g.account_id = a.id and g.role = 'MEMBER' and m.id = any(:ids) and not m.holds
                            returning g.account_id)
                        update accounts set version = version + 1 where id in (select account_id from ended)
                        returning id
                        """)
                .bind("ids", members)
                .mapValue(UUID.class)
                .all()
                .collectList()
                .flatMapIterable(accounts -> accounts)
                .concatMap(account -> sessions.endAll(account, SessionEnd.MEMBERSHIP_ENDED, null));
    }

    /// What the gateway reads of `member.registered.v1` and `member.changed.v1`.
    record MemberBranch(
            UUID id,
            UUID orgId,
            @Nullable String name,
            @Nullable String status,
            int version) {}
}
