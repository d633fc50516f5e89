package dangjian.member.discipline;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PenaltyRepository {

    /// Members `m` whose branch lies in the scope, and the own record.
    static final String SEEN = "(m.org_id in (select id from orgs where path ^@ any(:scope)) or m.id = :self)";

    private static final String IN_SCOPE =
            "member_id in (select id from members where org_id in (select id from orgs where path ^@ any(:scope)))";

    private final DatabaseClient database;

    PenaltyRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Penalty> find(UUID id, Scope scope) {
        return scope.bindWithSelf(database.sql(
                                "select p.* from penalties p join members m on m.id = p.member_id where p.id = :id and "
                                        + SEEN)
                        .bind("id", id))
                .mapProperties(Penalty.class)
                .one();
    }

    Flux<Penalty> list(PenaltyFilter filter, Scope scope, Paging paging) {
        var after = paging.after();
        var state = filter.state();
        return scope.bindWithSelf(database.sql("""
                                select p.* from penalties p join members m on m.id = p.member_id
                                where p.id > :after
                                    and (:member::uuid is null or p.member_id = :member)
                                    and (:under::uuid is null or m.org_id in (select below.id from orgs below
                                        join orgs top on below.path ^@ top.path where top.id = :under))
                                    and (:state::text is null or p.state = :state)
                                    and (:dueBy::date is null or p.kind = 'PROBATION' and p.restored_on is null
                                        and p.revoked_on is null
                                        and p.imposed_on + make_interval(months => p.probation_months) <= :dueBy)
                                    and %s
                                order by p.id limit :rows
                                """.formatted(SEEN))
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("member", Parameter.fromOrEmpty(filter.memberId(), UUID.class))
                        .bind("under", Parameter.fromOrEmpty(filter.under(), UUID.class))
                        .bind("state", Parameter.fromOrEmpty(state == null ? null : state.name(), String.class))
                        .bind("dueBy", Parameter.fromOrEmpty(filter.dueBy(), LocalDate.class))
                        .bind("rows", paging.rows()))
                .mapProperties(Penalty.class)
                .all();
    }

    /// For which matters these members were given a penalty that stands: member and number of the matter.
    Mono<Set<List<Object>>> matters(Collection<UUID> members, Scope scope) {
        return scope.bind(database.sql("""
                                select member_id, matter_no from penalties
                                where member_id = any(:members) and revoked_on is null and state <> 'REJECTED' and
                                """ + IN_SCOPE).bind("members", members.toArray(UUID[]::new)))
                .mapProperties(Matter.class)
                .all()
                .map(matter -> List.<Object>of(matter.memberId(), matter.matterNo()))
                .collect(Collectors.toSet());
    }

    /// Empty when the member is not in the scope.
    Mono<Penalty> insert(Penalty penalty, Scope scope) {
        return scope.bind(database.sql("""
                                insert into penalties (id, member_id, kind, matter_no, matter, imposed_on, probation_months,
                                    authority, document_no, restored_on, revoked_on, revoke_reason, recorded_at, recorder,
                                    state, version)
                                select :id, m.id, :kind, :matterNo, :matter, :imposedOn, :probationMonths,
                                    :authority, :documentNo, :restoredOn, :revokedOn, :revokeReason, :recordedAt, :recorder,
                                    :state, :version
                                from members m
                                where m.id = :memberId and m.org_id in (select id from orgs where path ^@ any(:scope))
                                """)
                        .bindProperties(penalty)
                        .bind("kind", penalty.kind().name())
                        .bind("state", penalty.state().name()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> penalty);
    }

    /// Empty when somebody else was faster.
    Mono<Penalty> update(Penalty penalty, Scope scope) {
        return scope.bind(database.sql("""
                                update penalties set state = :state, restored_on = :restoredOn, revoked_on = :revokedOn,
                                    revoke_reason = :revokeReason, version = :version
                                where id = :id and version = :version - 1 and
                                """ + IN_SCOPE)
                        .bind("id", penalty.id())
                        .bind("state", penalty.state().name())
                        .bind("restoredOn", Parameter.fromOrEmpty(penalty.restoredOn(), LocalDate.class))
                        .bind("revokedOn", Parameter.fromOrEmpty(penalty.revokedOn(), LocalDate.class))
                        .bind("revokeReason", Parameter.fromOrEmpty(penalty.revokeReason(), String.class))
                        .bind("version", penalty.version()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> penalty);
    }

    private record Matter(UUID memberId, String matterNo) {}
}
