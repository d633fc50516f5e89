package dangjian.member.pledge;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class PledgeRepository {

    /// Members `m` whose branch lies in the scope, and the own record.
    private static final String SEEN = "(m.org_id in (select id from orgs where path ^@ any(:scope)) or m.id = :self)";

    /// The page of somebody who has left, or is suspended, disappears by itself.
    private static final String PUBLIC = """
            select * from pledges where code = :code
                and member_id in (select id from members where status in ('NORMAL', 'RETAINED', 'RESTORED'))
            """;

    private static final String PLEDGES = "select p.* from pledges p join members m on m.id = p.member_id where ";

    private final DatabaseClient database;
    private final ObjectMapper json;

    PledgeRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Pledge> find(UUID id, Scope scope) {
        return scope.bindWithSelf(
                        database.sql(PLEDGES + "p.id = :id and " + SEEN).bind("id", id))
                .mapProperties(Pledge.class)
                .one();
    }

    @Unscoped("whoever holds the code of a public page may read it")
    Mono<Pledge> findPublic(String code) {
        return database.sql(PUBLIC)
                .bind("code", code)
                .mapProperties(Pledge.class)
                .one();
    }

    /// Whoever answers to a pledge waits for the one before: so its rate can be counted.
    @Unscoped("whoever holds the code of a public page may answer to it")
    Mono<Pledge> lockPublic(String code) {
        return database.sql(PUBLIC + " for update")
                .bind("code", code)
                .mapProperties(Pledge.class)
                .one();
    }

    @Unscoped("the name and the branch are what the public page shows")
    Mono<Pledger> pledger(UUID member) {
        return database.sql("""
                        select m.name, o.name as organization from members m join orgs o on o.id = m.org_id
                        where m.id = :member
                        """)
                .bind("member", member)
                .mapProperties(Pledger.class)
                .one();
    }

    Flux<Pledge> list(PledgeFilter filter, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bindWithSelf(database.sql(PLEDGES + """
                                p.id > :after
                                    and (:member::uuid is null or p.member_id = :member)
                                    and (:year::int is null or p.year = :year)
                                    and (:state::text is null or p.state = :state)
                                    and (:under::uuid is null or m.org_id in (select below.id from orgs below
                                        join orgs top on below.path ^@ top.path where top.id = :under))
                                    and %s
                                order by p.id limit :rows
                                """.formatted(SEEN))
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("member", Parameter.fromOrEmpty(filter.memberId(), UUID.class))
                        .bind("year", Parameter.fromOrEmpty(filter.year(), Integer.class))
                        .bind("state", Parameter.fromOrEmpty(name(filter.state()), String.class))
                        .bind("under", Parameter.fromOrEmpty(filter.under(), UUID.class))
                        .bind("rows", paging.rows()))
                .mapProperties(Pledge.class)
                .all();
    }

    @Unscoped("the pledges were found within the scope, or by their public code")
    Flux<PledgeItem> items(Collection<UUID> pledges) {
        return database.sql("select * from pledge_items where pledge_id = any(:pledges) order by pledge_id, place")
                .bind("pledges", pledges.toArray(UUID[]::new))
                .mapProperties(PledgeItem.class)
                .all();
    }

    /// For which years these members have pledges: member and year.
    Mono<Set<List<Object>>> years(Collection<UUID> members, Scope scope) {
        return scope.bindWithSelf(database.sql("""
                                select p.member_id, p.year from pledges p join members m on m.id = p.member_id
                                where p.member_id = any(:members) and
                                """ + SEEN).bind("members", members.toArray(UUID[]::new)))
                .mapProperties(PledgedYear.class)
                .all()
                .map(pledged -> List.<Object>of(pledged.memberId(), pledged.year()))
                .collect(Collectors.toSet());
    }

    /// Empty when the member is not in the scope.
    Mono<Pledge> insert(Pledge pledge, Scope scope) {
        return changed(
                pledge,
                scope.bindWithSelf(database.sql("""
                                insert into pledges (id, member_id, year, state, created_at, version)
                                select :id, m.id, :year, :state, :createdAt, :version from members m
                                where m.id = :member and
                                """ + SEEN)
                        .bind("id", pledge.id())
                        .bind("member", pledge.memberId())
                        .bind("year", pledge.year())
                        .bind("state", pledge.state().name())
                        .bind("createdAt", pledge.createdAt())
                        .bind("version", pledge.version())));
    }

    /// Empty when somebody else was faster.
    Mono<Pledge> update(Pledge pledge, Scope scope) {
        return changed(
                pledge,
                scope.bindWithSelf(database.sql("""
                                update pledges p set year = :year, state = :state, approved_at = :approvedAt,
                                    approver = :approver, code = :code, result = :result, review_note = :reviewNote,
                                    reviewed_at = :reviewedAt, created_at = :createdAt, version = :version
                                from members m
                                where p.id = :id and m.id = p.member_id and m.id = :memberId
                                    and p.version = :version - 1 and
                                """ + SEEN)
                        .bindProperties(pledge)
                        .bind("state", pledge.state().name())
                        .bind("result", Parameter.fromOrEmpty(name(pledge.result()), String.class))));
    }

    /// Gives a pledge that was found in the scope these items instead of the ones it had.
    @Unscoped("the pledge was found within the scope")
    Mono<Void> replaceItems(UUID pledge, List<PledgeItem> items) {
        return database.sql("delete from pledge_items where pledge_id = :pledge")
                .bind("pledge", pledge)
                .then()
                .then(database.sql("""
                                insert into pledge_items (pledge_id, place, text, progress, evidence)
                                select "pledgeId", place, text, progress, evidence from jsonb_to_recordset(:rows::jsonb)
                                    as r("pledgeId" uuid, place int, text text, progress int, evidence text)
                                """).bind("rows", Batch.of(json, items)).then());
    }

    @Unscoped("the pledge was found within the scope")
    Mono<Long> progress(PledgeItem item) {
        return database.sql("""
                        update pledge_items set progress = :progress, evidence = :evidence
                        where pledge_id = :pledge and place = :place
                        """)
                .bind("progress", item.progress())
                .bind("evidence", Parameter.fromOrEmpty(item.evidence(), String.class))
                .bind("pledge", item.pledgeId())
                .bind("place", item.place())
                .fetch()
                .rowsUpdated();
    }

    private static Mono<Pledge> changed(Pledge pledge, GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().filter(count -> count == 1).map(_ -> pledge);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private record PledgedYear(UUID memberId, int year) {}

    /// Whose pledge it is, as the public may know.
    record Pledger(String name, String organization) {}
}
