package dangjian.member.merge;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class MergeRepository {

    /// Merges of which both records lie in the scope.
    private static final String MERGES = """
            select g.* from member_merges g
            join members s on s.id = g.survivor_id join members d on d.id = g.duplicate_id
            where s.org_id in (select id from orgs where path ^@ any(:scope))
                and d.org_id in (select id from orgs where path ^@ any(:scope)) and
            """;

    private final DatabaseClient database;

    MergeRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Merge> find(UUID id, Scope scope) {
        return scope.bind(database.sql(MERGES + " g.id = :id").bind("id", id))
                .mapProperties(Merge.class)
                .one();
    }

    /// The latest first.
    Flux<Merge> list(@Nullable UUID member, Merge.@Nullable State state, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql(MERGES + """
                                (:after::uuid is null or g.id < :after)
                                    and (:state::text is null or g.state = :state)
                                    and (:member::uuid is null or g.survivor_id = :member or g.duplicate_id = :member)
                                order by g.id desc limit :rows
                                """)
                        .bind("after", Parameter.fromOrEmpty(after == null ? null : after.uuid(0), UUID.class))
                        .bind("state", Parameter.fromOrEmpty(state == null ? null : state.name(), String.class))
                        .bind("member", Parameter.fromOrEmpty(member, UUID.class))
                        .bind("rows", paging.rows()))
                .mapProperties(Merge.class)
                .all();
    }

    /// Adds a proposal about two members of the scope.
    ///
    /// @return how many were added
    Mono<Long> insert(Merge merge, Scope scope) {
        return scope.bind(database.sql("""
                                insert into member_merges (id, survivor_id, duplicate_id, taken, ground, state,
                                    proposed_at, proposed_by, proposer, version)
                                select :id, s.id, d.id, :taken, :ground, :state, :at, :by, :proposer, 1
                                from members s, members d
                                where s.id = :survivor and d.id = :duplicate
                                    and s.org_id in (select id from orgs where path ^@ any(:scope))
                                    and d.org_id in (select id from orgs where path ^@ any(:scope))
                                """)
                        .bind("id", merge.id())
                        .bind("survivor", merge.survivorId())
                        .bind("duplicate", merge.duplicateId())
                        .bind("taken", merge.taken())
                        .bind("ground", merge.ground())
                        .bind("state", merge.state().name())
                        .bind("at", merge.proposedAt())
                        .bind("by", merge.proposedBy())
                        .bind("proposer", merge.proposer()))
                .fetch()
                .rowsUpdated();
    }

    /// @return how many were decided: none when somebody else was faster
    Mono<Long> decide(Merge merge, Scope scope) {
        return scope.bind(database.sql("""
                                update member_merges g set state = :state, decided_at = :at, decided_by = :by,
                                    decider = :decider, note = :note, entry_id = :entry, version = :version
                                where id = :id and version = :version - 1 and state = 'PROPOSED'
                                    and survivor_id in (select m.id from members m join orgs o on o.id = m.org_id
                                        where m.id = g.survivor_id and o.path ^@ any(:scope))
                                """)
                        .bind("state", merge.state().name())
                        .bind("at", Parameter.fromOrEmpty(merge.decidedAt(), Instant.class))
                        .bind("by", Parameter.fromOrEmpty(merge.decidedBy(), UUID.class))
                        .bind("decider", Parameter.fromOrEmpty(merge.decider(), String.class))
                        .bind("note", Parameter.fromOrEmpty(merge.note(), String.class))
                        .bind("entry", Parameter.fromOrEmpty(merge.entryId(), UUID.class))
                        .bind("id", merge.id())
                        .bind("version", merge.version()))
                .fetch()
                .rowsUpdated();
    }
}
