package dangjian.member.transfer;

import dangjian.kit.web.Unscoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class DuesRepository {

    private final DatabaseClient database;

    DuesRepository(DatabaseClient database) {
        this.database = database;
    }

    /// The last month of this or the last year up to which a member has paid everything; empty where the platform does
    /// not know.
    @Unscoped("the member was found in the caller's scope")
    Mono<YearMonth> paidTo(UUID member, LocalDate today) {
        return database.sql("""
                        with months as (
                            select make_date(year, month, 1) as month, payable_fen > paid_fen as is_open
                            from generate_series(:year - 1, :year) of_year, dues_months(of_year)
                            where member_id = :member)
                        select max(month) from months
                        where month < coalesce((select min(month) from months where is_open), 'infinity')
                        having max(month) is not null
                        """)
                .bind("member", member)
                .bind("year", today.getYear())
                .mapValue(LocalDate.class)
                .one()
                .map(YearMonth::from);
    }

    /// The earliest month up to which somebody of a branch has paid everything; empty where the platform knows of
    /// nobody.
    @Unscoped("the branch was found in the caller's scope")
    Mono<YearMonth> branchPaidTo(UUID branch, LocalDate today) {
        return database.sql("""
                        with months as (
                            select d.member_id, make_date(d.year, d.month, 1) as month, d.payable_fen > d.paid_fen as is_open
                            from generate_series(:year - 1, :year) of_year, dues_months(of_year) d
                            join members m on m.id = d.member_id
                            where m.org_id = :branch and m.status not in ('EXITED', 'EXPELLED'))
                        select min(paid)::date from (
                            select coalesce(min(month) filter (where is_open) - interval '1 month', max(month)) as paid
                            from months group by member_id) own
                        having min(paid) is not null
                        """)
                .bind("branch", branch)
                .bind("year", today.getYear())
                .mapValue(LocalDate.class)
                .one()
                .map(YearMonth::from);
    }
}
