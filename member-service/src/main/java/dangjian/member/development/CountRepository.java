package dangjian.member.development;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
class CountRepository {

    private final DatabaseClient database;

    CountRepository(DatabaseClient database) {
        this.database = database;
    }

    /// Branches that have or had cases, in the order of their ids.
    Flux<StageCount> page(Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
                        select c.org_id, o.name as org_name,
                            count(*) filter (where c.status = 'OPEN' and c.stage = 'APPLICANT') as applicants,
                            count(*) filter (where c.status = 'OPEN' and c.stage = 'ACTIVIST') as activists,
                            count(*) filter (where c.status = 'OPEN' and c.stage = 'CANDIDATE') as candidates,
                            count(*) filter (where c.status = 'OPEN' and c.stage = 'PROBATIONARY') as probationers,
                            count(*) filter (where c.status = 'SUSPENDED') as suspended,
                            count(*) filter (where c.stage = 'FULL') as confirmed,
                            count(*) filter (where c.status in ('WITHDRAWN', 'REJECTED', 'DISQUALIFIED')) as ended
                        from development_cases c join orgs o on o.id = c.org_id and o.path ^@ any(:scope)
                        where :after::uuid is null or c.org_id > :after
                        group by c.org_id, o.name order by c.org_id limit :rows
                        """))
                .bind("after", after == null ? Parameter.empty(UUID.class) : Parameter.from(after.uuid(0)))
                .bind("rows", paging.rows())
                .mapProperties(StageCount.class)
                .all();
    }
}
