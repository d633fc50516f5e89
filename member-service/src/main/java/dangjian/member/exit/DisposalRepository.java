package dangjian.member.exit;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class DisposalRepository {

    /// Members `m` whose branch lies in the scope, and the own record.
    static final String SEEN = "(m.org_id in (select id from orgs where path ^@ any(:scope)) or m.id = :self)";

    private static final String DISPOSALS = "select d.* from disposals d join members m on m.id = d.member_id where ";

    private final DatabaseClient database;

    DisposalRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Disposal> find(UUID id, Scope scope) {
        return scope.bindWithSelf(
                        database.sql(DISPOSALS + "d.id = :id and " + SEEN).bind("id", id))
                .mapProperties(Disposal.class)
                .one();
    }

    /// @param dueBy only those whose time for mending matters has run out by this day without a result
    Flux<Disposal> list(
            @Nullable UUID under, @Nullable UUID member, @Nullable LocalDate dueBy, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bindWithSelf(database.sql(DISPOSALS + """
                                d.id > :after
                                    and (:member::uuid is null or d.member_id = :member)
                                    and (:dueBy::date is null or d.result is null and d.correct_by <= :dueBy)
                                    and (:under::uuid is null or m.org_id in (select below.id from orgs below
                                        join orgs top on below.path ^@ top.path where top.id = :under))
                                    and %s
                                order by d.id limit :rows
                                """.formatted(SEEN))
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("member", Parameter.fromOrEmpty(member, UUID.class))
                        .bind("dueBy", Parameter.fromOrEmpty(dueBy, LocalDate.class))
                        .bind("under", Parameter.fromOrEmpty(under, UUID.class))
                        .bind("rows", paging.rows()))
                .mapProperties(Disposal.class)
                .all();
    }

    /// Empty when the member is not in the scope.
    Mono<Disposal> insert(Disposal disposal, Scope scope) {
        return scope.bind(database.sql("""
                                insert into disposals (id, member_id, kind, matter_no, matter, decided_on, correct_by,
                                    authority, recorder, recorded_at, version)
                                select :id, m.id, :kind, :matterNo, :matter, :decidedOn, :correctBy,
                                    :authority, :recorder, :at, 1
                                from members m
                                where m.id = :member and m.org_id in (select id from orgs where path ^@ any(:scope))
                                """)
                        .bind("id", disposal.id())
                        .bind("member", disposal.memberId())
                        .bind("kind", disposal.kind().name())
                        .bind("matterNo", disposal.matterNo())
                        .bind("matter", disposal.matter())
                        .bind("decidedOn", disposal.decidedOn())
                        .bind("correctBy", Parameter.fromOrEmpty(disposal.correctBy(), LocalDate.class))
                        .bind("authority", disposal.authority())
                        .bind("recorder", disposal.recorder())
                        .bind("at", disposal.recordedAt()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> disposal);
    }

    /// Empty when somebody else was faster.
    Mono<Disposal> conclude(Disposal disposal, Scope scope) {
        var result = disposal.result();
        return scope.bind(database.sql("""
                                update disposals d set result = :result, result_on = :on, version = :version from members m
                                where d.id = :id and m.id = d.member_id and d.version = :version - 1
                                    and m.org_id in (select id from orgs where path ^@ any(:scope))
                                """)
                        .bind("result", Parameter.fromOrEmpty(result == null ? null : result.name(), String.class))
                        .bind("on", Parameter.fromOrEmpty(disposal.resultOn(), LocalDate.class))
                        .bind("id", disposal.id())
                        .bind("version", disposal.version()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> disposal);
    }

    /// Whether the member was given a penalty for this matter that was not revoked.
    Mono<Boolean> isPunished(UUID member, String matterNo, Scope scope) {
        return scope.bindWithSelf(
                        database.sql("""
                                select exists (select from penalties p join members m on m.id = p.member_id
                                    where p.member_id = :member and p.matter_no = :matterNo and p.revoked_on is null
                                        and p.state <> 'REJECTED' and %s)
                                """.formatted(SEEN)).bind("member", member).bind("matterNo", matterNo))
                .mapValue(Boolean.class)
                .one();
    }
}
