package dangjian.evaluation.point;

import dangjian.evaluation.point.PointGrade.Standing;
import dangjian.kit.org.Organization;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads the ledger for callers: a member's by who may see the member, an organisation's by where entries were earned.
@Repository
class PointRepository {

    private static final String VISIBLE_MEMBER =
            "member_id in (select id from members where id = :member and (%s or id = :self))".formatted(Scope.ORG_ID);
    private static final String BELOW =
            "year = :year and org_id in (select id from orgs where path ^@ :path) and " + Scope.ORG_ID;

    private final DatabaseClient database;
    private final PointEntryReader reader;

    PointRepository(DatabaseClient database, PointEntryReader reader) {
        this.database = database;
        this.reader = reader;
    }

    Mono<KnownMember> member(UUID id, Scope scope) {
        return scope.bindWithSelf(database.sql("""
                                select id, org_id, name, is_lost from members
                                where id = :id and (%s or id = :self)
                                """.formatted(Scope.ORG_ID)).bind("id", id))
                .mapProperties(KnownMember.class)
                .one();
    }

    /// Totals of a member by year and rule, latest year first.
    Flux<RuleTotal> totals(UUID member, Scope scope) {
        return scope.bindWithSelf(database.sql("""
                                select year, rule_code, sum(points) as points,
                                    (count(*) filter (where kind = 'ENTRY')
                                        - count(*) filter (where kind = 'CONTRA'))::int as entries
                                from point_entries where %s group by year, rule_code order by year desc, rule_code
                                """.formatted(VISIBLE_MEMBER)).bind("member", member))
                .mapProperties(RuleTotal.class)
                .all();
    }

    /// A member's entries, latest first.
    Flux<PointEntry> entries(UUID member, @Nullable Integer year, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bindWithSelf(database.sql("""
                                select * from point_entries
                                where %s and (:year::int is null or year = :year)
                                    and (:after::uuid is null or id < :after)
                                order by id desc limit :rows
                                """.formatted(VISIBLE_MEMBER))
                        .bind("member", member)
                        .bind("year", year == null ? Parameters.in(R2dbcType.INTEGER) : year)
                        .bind("rows", paging.rows()))
                .bind("after", after == null ? Parameters.in(UUID.class) : after.uuid(0))
                .map(reader::read)
                .all();
    }

    /// How a member's total of a year compares within the member's branch.
    Mono<Standing> standing(UUID member, int year, Scope scope) {
        return scope.bindWithSelf(database.sql("""
                                with own as (select * from members where id = :member and (%s or id = :self)),
                                totals as (
                                    select m.id, coalesce(sum(e.points), 0) as points
                                    from members m left join point_entries e on e.member_id = m.id and e.year = :year
                                    where m.org_id = (select org_id from own) and m.stage = 'FULL' group by m.id)
                                select count(*)::int as members, (count(*) filter (where points > coalesce(
                                    (select points from totals where id = :member), 0)))::int as better
                                from totals
                                """.formatted(Scope.ORG_ID))
                        .bind("member", member)
                        .bind("year", year))
                .mapProperties(Standing.class)
                .one();
    }

    /// The rules under which anybody has an entry in a year.
    @Unscoped("tells only which registers feed the ledger")
    Mono<Set<String>> provenRules(int year) {
        return database.sql("""
                        select distinct code from point_rules r
                        where exists (select from point_entries e where e.rule_code = r.code and e.year = :year)
                        """).bind("year", year).mapValue(String.class).all().collect(HashSet::new, Set::add);
    }

    Mono<OrganizationTotal> total(Organization below, int year, Scope scope) {
        return scope.bind(database.sql("""
                                select coalesce(sum(points), 0) as points, count(distinct member_id)::int as members,
                                    (count(*) filter (where kind = 'ENTRY')
                                        - count(*) filter (where kind = 'CONTRA'))::int as entries
                                from point_entries where %s
                                """.formatted(BELOW))
                        .bind("path", below.path())
                        .bind("year", year))
                .mapProperties(OrganizationTotal.class)
                .one();
    }

    /// The members with entries below an organisation, by name: never by points.
    Flux<MemberTotal> memberTotals(Organization below, int year, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
                                select member_id, name, points from (
                                    select e.member_id, coalesce(m.name, '') as name, e.points
                                    from (select member_id, sum(points) as points from point_entries
                                          where %s group by member_id) e
                                    left join members m on m.id = e.member_id) t
                                where :id::uuid is null
                                    or (name, member_id) > (coalesce((select name from members where id = :id), ''), :id)
                                order by name, member_id limit :rows
                                """.formatted(BELOW))
                        .bind("path", below.path())
                        .bind("year", year)
                        .bind("rows", paging.rows())
                        .bind("id", after == null ? Parameters.in(UUID.class) : after.uuid(0)))
                .mapProperties(MemberTotal.class)
                .all();
    }

    /// A member as the copy knows it.
    record KnownMember(UUID id, UUID orgId, String name, boolean isLost) {}

    /// What the members of an organisation earned there.
    record OrganizationTotal(BigDecimal points, int members, int entries) {}

    /// What one member earned at an organisation.
    record MemberTotal(UUID memberId, String name, BigDecimal points) {}
}
