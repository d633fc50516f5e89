package dangjian.member.discipline;

import dangjian.kit.web.Scope;
import dangjian.member.merge.Belongings;
import dangjian.member.merge.Holding;
import dangjian.member.merge.MergeParticipant;
import dangjian.member.merge.Merging;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Penalties and suspended rights of a person with two records: a matter is punished once, rights are suspended from
/// the earlier day.
@Component
class DisciplineMerging implements MergeParticipant {

    private static final String PENALTIES = "penalties";
    private static final String SUSPENSIONS = "rights_suspensions";

    private final Belongings belongings;
    private final DatabaseClient database;

    DisciplineMerging(Belongings belongings, DatabaseClient database) {
        this.belongings = belongings;
        this.database = database;
    }

    @Override
    public Flux<Holding> holdings(UUID member, Scope scope) {
        return belongings.count(member, scope, PENALTIES, SUSPENSIONS);
    }

    @Override
    public Mono<Void> merge(Merging merging, Scope scope) {
        var same = """
                d.revoked_on is null and d.state <> 'REJECTED' and exists (
                    select from penalties s where s.member_id = :survivor
                        and s.revoked_on is null and s.state <> 'REJECTED' and s.matter_no = d.matter_no)
                """;
        var bothOpen = """
                d.until is null and exists (select from rights_suspensions s
                    where s.member_id = :survivor and s.until is null)
                """;
        return belongings
                .keep(PENALTIES, same, merging, scope)
                .then(belongings.give(PENALTIES, merging, scope))
                .then(suspendFromTheEarlierDay(merging, scope))
                .then(belongings.keep(SUSPENSIONS, bothOpen, merging, scope))
                .then(belongings.give(SUSPENSIONS, merging, scope));
    }

    private Mono<Void> suspendFromTheEarlierDay(Merging merging, Scope scope) {
        return scope.bind(merging.bind(database.sql("""
                        update rights_suspensions s set since = d.since
                        from rights_suspensions d join members m on m.id = d.member_id
                        where s.member_id = :survivor and s.until is null and d.member_id = :duplicate
                            and d.until is null and d.since < s.since
                            and m.org_id in (select id from orgs where path ^@ any(:scope))
                        """))).then();
    }
}
