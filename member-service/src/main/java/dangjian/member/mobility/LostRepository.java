package dangjian.member.mobility;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class LostRepository {

    private static final String IN_SCOPE = "m.org_id in (select id from orgs where path ^@ any(:scope))";

    private static final String CASES = """
            select c.*, (select count(*)::int from search_efforts e where e.case_id = c.id) as efforts,
                (select p.valid_from from membership_periods p where p.member_id = c.member_id
                    and p.valid_to is null and p.status = 'SUSPENDED') as suspended_on
            from lost_cases c join members m on m.id = c.member_id where
            """;

    private final DatabaseClient database;

    LostRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<LostCase> find(UUID id, Scope scope) {
        return scope.bind(database.sql(CASES + "c.id = :id and " + IN_SCOPE).bind("id", id))
                .mapProperties(LostCase.class)
                .one();
    }

    /// The open case of a member who is lost.
    Mono<LostCase> open(UUID member, Scope scope) {
        return scope.bind(database.sql(CASES + "c.member_id = :member and c.found_on is null and " + IN_SCOPE)
                        .bind("member", member))
                .mapProperties(LostCase.class)
                .one();
    }

    Flux<LostCase> list(@Nullable UUID under, boolean onlyOpen, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql(CASES + """
                                c.id > :after and (not :open or c.found_on is null)
                                    and (:under::uuid is null or m.org_id in (select below.id from orgs below
                                        join orgs top on below.path ^@ top.path where top.id = :under))
                                    and %s
                                order by c.id limit :rows
                                """.formatted(IN_SCOPE))
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("open", onlyOpen)
                        .bind("under", Parameter.fromOrEmpty(under, UUID.class))
                        .bind("rows", paging.rows()))
                .mapProperties(LostCase.class)
                .all();
    }

    /// Those of these members who are lost now.
    Mono<Set<UUID>> lost(Collection<UUID> members, Scope scope) {
        return scope.bind(database.sql("""
                                select c.member_id from lost_cases c join members m on m.id = c.member_id
                                where c.member_id = any(:members) and c.found_on is null and
                                """ + IN_SCOPE).bind("members", members.toArray(UUID[]::new)))
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toSet());
    }

    /// Empty when the member is not in the scope.
    Mono<LostCase> insert(LostCase lost, Scope scope) {
        return scope.bind(database.sql("""
                                insert into lost_cases (id, member_id, since, circumstance, recorder, recorded_at, version)
                                select :id, m.id, :since, :circumstance, :recorder, :at, 1 from members m
                                where m.id = :member and
                                """ + IN_SCOPE)
                        .bind("id", lost.id())
                        .bind("member", lost.memberId())
                        .bind("since", lost.since())
                        .bind("circumstance", lost.circumstance())
                        .bind("recorder", lost.recorder())
                        .bind("at", lost.recordedAt()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> lost);
    }

    /// Empty when somebody else was faster.
    Mono<LostCase> update(LostCase lost, Scope scope) {
        return scope.bind(database.sql("""
                                update lost_cases c set found_on = :foundOn, version = :version from members m
                                where c.id = :id and m.id = c.member_id and c.version = :version - 1 and
                                """ + IN_SCOPE)
                        .bind("foundOn", Parameter.fromOrEmpty(lost.foundOn(), LocalDate.class))
                        .bind("id", lost.id())
                        .bind("version", lost.version()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> lost);
    }

    @Unscoped("the case was found within the scope")
    Mono<Void> effort(UUID lost, SearchEffort effort) {
        return database.sql("insert into search_efforts values (:id, :lost, :on, :means, :result, :recorder)")
                .bind("id", Ids.next())
                .bind("lost", lost)
                .bind("on", effort.madeOn())
                .bind("means", effort.means())
                .bind("result", effort.result())
                .bind("recorder", effort.recorder())
                .then();
    }

    @Unscoped("the case was found within the scope")
    Flux<SearchEffort> efforts(UUID lost) {
        return database.sql("""
                        select made_on, means, result, recorder from search_efforts where case_id = :lost
                        order by made_on desc, id desc limit 100
                        """)
                .bind("lost", lost)
                .mapProperties(SearchEffort.class)
                .all();
    }

    /// The labels of the circumstances by code.
    @Unscoped("a code list")
    Mono<Map<String, String>> circumstances() {
        return database.sql("select code, label from codes where list = 'lost-circumstances' order by version")
                .mapProperties(Circumstance.class)
                .all()
                .collectMap(Circumstance::code, Circumstance::label);
    }

    private record Circumstance(String code, String label) {}
}
