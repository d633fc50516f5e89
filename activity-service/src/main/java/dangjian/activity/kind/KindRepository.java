package dangjian.activity.kind;

import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class KindRepository {

    private final DatabaseClient database;

    KindRepository(DatabaseClient database) {
        this.database = database;
    }

    /// All versions of all kinds: a small table.
    @Unscoped("a code list")
    Flux<ActivityKind> all() {
        return database.sql("select * from activity_kinds order by code, valid_from desc")
                .mapProperties(ActivityKind.class)
                .all();
    }

    @Unscoped("a code list")
    Mono<MajorityRule> rule(String code, LocalDate day) {
        return database.sql("""
                        select * from majority_rules where code = :code and valid_from <= :day
                        order by valid_from desc limit 1
                        """)
                .bind("code", code)
                .bind("day", day)
                .mapProperties(MajorityRule.class)
                .one();
    }

    Mono<Branch> branch(UUID id, Scope scope) {
        return scope.bind(database.sql("""
                        select o.founded_on,
                            (select count(*) from people p where p.org_id = o.id and p.stage = 'FULL'
                                and p.status in ('NORMAL', 'RETAINED', 'RESTORED')) full_members,
                            (select count(*) from orgs g where g.parent_id = o.id and g.kind = 'PARTY_GROUP'
                                and g.dissolved_on is null) groups
                        from orgs o where o.id = :id and o.path ^@ any(:scope)
                        """).bind("id", id))
                .mapProperties(Branch.class)
                .one();
    }
}
