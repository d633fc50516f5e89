package dangjian.member.development;

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

/// Development cases of a person with two records, of which one at most may be live, and those in which the person
/// looked after others, introduced them or was left out of a vote.
@Component
class DevelopmentMerging implements MergeParticipant {

    private static final String CASES = "development_cases";

    private static final String GIVE_PEOPLE = """
            update development_records set details = replace(details::text, :duplicate::text, :survivor::text)::jsonb
            where (details -> 'people' @> jsonb_build_array(:duplicate::text)
                    or details -> 'excluded' @> jsonb_build_array(jsonb_build_object('memberId', :duplicate::text)))
                and exists (select from members m where m.id = :duplicate
                    and m.org_id in (select id from orgs where path ^@ any(:scope)))
            """;

    private final Belongings belongings;
    private final DatabaseClient database;

    DevelopmentMerging(Belongings belongings, DatabaseClient database) {
        this.belongings = belongings;
        this.database = database;
    }

    @Override
    public Flux<Holding> holdings(UUID member, Scope scope) {
        return belongings.count(member, scope, CASES);
    }

    @Override
    public Flux<String> obstacles(Merging merging, Scope scope) {
        return belongings
                .holds("""
                        exists (select from development_cases s, development_cases d
                            where s.member_id = :survivor and s.status in ('OPEN', 'SUSPENDED')
                                and d.member_id = :duplicate and d.status in ('OPEN', 'SUSPENDED'))
                        """, merging)
                .filter(isOpen -> isOpen)
                .map(_ -> "member.merge.open-case")
                .flux();
    }

    @Override
    public Mono<Void> merge(Merging merging, Scope scope) {
        return belongings
                .give(CASES, merging, scope)
                .then(scope.bind(merging.bind(database.sql(GIVE_PEOPLE))).then());
    }
}
