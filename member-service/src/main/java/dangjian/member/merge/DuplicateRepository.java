package dangjian.member.merge;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/// Records that may be of one person. Who was said to be two people is not listed again.
@Repository
class DuplicateRepository {

    private static final UUID NOBODY = new UUID(0, 0);

    private static final String MINE = """
            with mine as (
                select id, name, birthday, phone_index, id_number_index, org_id, status from members
                where merged_into is null and org_id in (select id from orgs where path ^@ any(:scope)))
            """;

    private static final String PAIRS = """
            select a.id as first_id, a.name as first_name, a.org_id as first_org_id, ao.name as first_org_name,
                a.status as first_status, b.id as second_id, b.name as second_name, b.org_id as second_org_id,
                bo.name as second_org_name, b.status as second_status, p.grounds
            from (select a, b, array_agg(ground) as grounds from found
                where not exists (select from member_merges g where g.state = 'REJECTED'
                    and least(g.survivor_id, g.duplicate_id) = least(a, b)
                    and greatest(g.survivor_id, g.duplicate_id) = greatest(a, b))
                group by a, b %s) p
            join members a on a.id = p.a join orgs ao on ao.id = a.org_id
            join members b on b.id = p.b join orgs bo on bo.id = b.org_id
            order by p.a, p.b
            """;

    private final DatabaseClient database;

    DuplicateRepository(DatabaseClient database) {
        this.database = database;
    }

    /// All pairs of the scope that have name and birthday or the phone in common.
    ///
    /// @param most what more records than that have in common speaks for nothing
    Flux<Pair> list(int most, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql(MINE + """
                                , shared as (
                                    select 'NAME_AND_BIRTHDAY' as ground, array_agg(id) as ids from mine
                                    group by name, birthday having count(*) between 2 and :most
                                    union all
                                    select 'PHONE', array_agg(id) from mine where phone_index is not null
                                    group by phone_index having count(*) between 2 and :most)
                                , found as (
                                    select a, b, ground from shared, unnest(ids) a, unnest(ids) b
                                    where b > a and (a, b) > (:a, :b))
                                """ + PAIRS.formatted("order by a, b limit :rows"))
                        .bind("most", most)
                        .bind("a", after == null ? NOBODY : after.uuid(0))
                        .bind("b", after == null ? NOBODY : after.uuid(1))
                        .bind("rows", paging.rows()))
                .mapProperties(Pair.class)
                .all();
    }

    /// Who else in the scope may be the same person as a member.
    ///
    /// @param slips blind indexes, in hexadecimal, of the ID numbers that a slip of the pen makes of the member's
    Flux<Pair> of(UUID member, List<String> slips, Scope scope) {
        return scope.bind(database.sql(MINE + """
                                , found as (
                                    select a.id as a, b.id as b, 'NAME_AND_BIRTHDAY' as ground
                                    from mine a join mine b on b.name = a.name and b.birthday = a.birthday and b.id <> a.id
                                    where a.id = :member
                                    union all
                                    select a.id, b.id, 'PHONE'
                                    from mine a join mine b on b.phone_index = a.phone_index and b.id <> a.id
                                    where a.id = :member
                                    union all
                                    select a.id, b.id, 'ID_NUMBER'
                                    from mine a join mine b on b.id <> a.id and b.id_number_index = any(
                                        array(select decode(hex, 'hex') from unnest(:slips) hex))
                                    where a.id = :member)
                                """ + PAIRS.formatted("order by a, b limit 100"))
                        .bind("member", member)
                        .bind("slips", slips.toArray(String[]::new)))
                .mapProperties(Pair.class)
                .all();
    }

    /// Two records, and what they have in common.
    record Pair(
            UUID firstId,
            String firstName,
            UUID firstOrgId,
            String firstOrgName,
            String firstStatus,
            UUID secondId,
            String secondName,
            UUID secondOrgId,
            String secondOrgName,
            String secondStatus,
            String[] grounds) {}
}
