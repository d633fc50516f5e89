package dangjian.member.exit;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import dangjian.member.roster.ExitReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class ExitRepository {

    private static final String EXITS = "select e.* from exits e join members m on m.id = e.member_id where ";

    private final DatabaseClient database;

    ExitRepository(DatabaseClient database) {
        this.database = database;
    }

    /// The rules of all reasons in force on a day.
    @Unscoped("rules belong to no organisation")
    Flux<ExitRule> rules(LocalDate day) {
        return database.sql("""
                        select distinct on (reason) * from exit_rules where effective_on <= :day
                        order by reason, effective_on desc
                        """).bind("day", day).mapProperties(ExitRule.class).all();
    }

    Mono<Exit> find(UUID id, Scope scope) {
        return scope.bindWithSelf(database.sql(EXITS + "e.id = :id and " + DisposalRepository.SEEN)
                        .bind("id", id))
                .mapProperties(Exit.class)
                .one();
    }

    Flux<Exit> list(@Nullable UUID under, Exit.@Nullable State state, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bindWithSelf(database.sql(EXITS + """
                                e.id > :after
                                    and (:state::text is null or e.state = :state)
                                    and (:under::uuid is null or m.org_id in (select below.id from orgs below
                                        join orgs top on below.path ^@ top.path where top.id = :under))
                                    and %s
                                order by e.id limit :rows
                                """.formatted(DisposalRepository.SEEN))
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("state", Parameter.fromOrEmpty(state == null ? null : state.name(), String.class))
                        .bind("under", Parameter.fromOrEmpty(under, UUID.class))
                        .bind("rows", paging.rows()))
                .mapProperties(Exit.class)
                .all();
    }

    /// Empty when the member is not in the scope.
    Mono<Exit> insert(Exit exit, Scope scope) {
        return scope.bind(database.sql("""
                                insert into exits (id, member_id, reason, effective_on, explanation, disposal_id, state,
                                    proposed_by, proposer, proposed_at, version)
                                select :id, m.id, :reason, :on, :explanation, :disposal, :state, :proposedBy, :proposer,
                                    :at, 1
                                from members m
                                where m.id = :member and m.org_id in (select id from orgs where path ^@ any(:scope))
                                """)
                        .bind("id", exit.id())
                        .bind("member", exit.memberId())
                        .bind("reason", exit.reason().name())
                        .bind("on", exit.effectiveOn())
                        .bind("explanation", exit.explanation())
                        .bind("disposal", Parameter.fromOrEmpty(exit.disposalId(), UUID.class))
                        .bind("state", exit.state().name())
                        .bind("proposedBy", Parameter.fromOrEmpty(exit.proposedBy(), UUID.class))
                        .bind("proposer", exit.proposer())
                        .bind("at", exit.proposedAt()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> exit);
    }

    /// Why a member was suspended last, by what was approved and stands.
    Mono<ExitReason> suspension(UUID member, Scope scope) {
        return scope.bind(database.sql("""
                                select e.reason from exits e join members m on m.id = e.member_id
                                where e.member_id = :member and e.state = 'APPROVED'
                                    and e.reason in ('SUSPENDED', 'SETTLED_ABROAD')
                                    and m.org_id in (select id from orgs where path ^@ any(:scope))
                                order by e.effective_on desc, e.id desc limit 1
                                """).bind("member", member))
                .mapValue(String.class)
                .one()
                .map(ExitReason::valueOf);
    }

    /// Empty when somebody else was faster.
    Mono<Exit> update(Exit exit, Scope scope) {
        return scope.bind(database.sql("""
                                update exits e set state = :state, decider = :decider, decided_at = :at, note = :note,
                                    version = :version
                                from members m
                                where e.id = :id and m.id = e.member_id and e.version = :version - 1
                                    and m.org_id in (select id from orgs where path ^@ any(:scope))
                                """)
                        .bind("state", exit.state().name())
                        .bind("decider", Parameter.fromOrEmpty(exit.decider(), String.class))
                        .bind("at", Parameter.fromOrEmpty(exit.decidedAt(), Instant.class))
                        .bind("note", Parameter.fromOrEmpty(exit.note(), String.class))
                        .bind("id", exit.id())
                        .bind("version", exit.version()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> exit);
    }
}
