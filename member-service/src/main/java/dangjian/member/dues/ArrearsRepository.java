package dangjian.member.dues;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
class ArrearsRepository {

    private final DatabaseClient database;

    ArrearsRepository(DatabaseClient database) {
        this.database = database;
    }

    /// Who owes months that have passed, of two years that follow each other, in the order of branch and member.
    ///
    /// @param least only those who paid nothing for at least so many months in a row
    Flux<Arrear> page(int firstYear, int firstThrough, int secondThrough, int least, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
            select a.*, m.name, o.name as org_name
            from dues_arrears_page(:scope, :year, :through, :next, :least, :afterOrg, :afterMember, :rows) a
            join members m on m.id = a.member_id join orgs o on o.id = a.org_id
            order by a.org_id, a.member_id
            """)
                        .bind("year", firstYear)
                        .bind("through", firstThrough)
                        .bind("next", secondThrough)
                        .bind("least", least)
                        .bind("rows", paging.rows())
                        .bind("afterOrg", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("afterMember", after == null ? new UUID(0, 0) : after.uuid(1)))
                .mapProperties(Arrear.class)
                .all();
    }

    /// @param since the month as twelve times its year and its number
    /// @param consecutive the most months in a row for which nothing was paid
    record Arrear(
            UUID memberId,
            String name,
            UUID orgId,
            String orgName,
            int since,
            int months,
            int consecutive,
            long openFen) {}
}
