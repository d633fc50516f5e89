package dangjian.member.dues;

import dangjian.kit.web.Scope;
import dangjian.member.merge.Merging;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The dues of a member whose record turned out to be a duplicate.
@Repository
class DuesMergingRepository {

    private static final String IN_SCOPE = """
            exists (select from members m where m.id = :duplicate
                and m.org_id in (select id from orgs where path ^@ any(:scope)))
            """;

    private final DatabaseClient database;

    DuesMergingRepository(DatabaseClient database) {
        this.database = database;
    }

    /// The years in which a member has paid; nothing when never.
    Mono<Years> years(UUID duplicate, Scope scope) {
        return scope.bind(database.sql("select min(year) as first, max(year) as last from dues_entries "
                                + "where member_id = :duplicate and " + IN_SCOPE + " having count(*) > 0")
                        .bind("duplicate", duplicate))
                .mapProperties(Years.class)
                .one();
    }

    /// The collections, not the contra entries, in which a member has paid.
    Flux<DuesCollection> collections(UUID duplicate, Scope scope) {
        return scope.bind(database.sql("""
                                select c.* from dues_collections c where c.corrects is null and c.id in (
                                    select collection_id from dues_entries where member_id = :duplicate) and
                                """ + IN_SCOPE + " order by c.id").bind("duplicate", duplicate))
                .mapProperties(DuesCollection.class)
                .all()
                .collectList()
                .flatMapIterable(found -> found);
    }

    /// Ends the assessments of the duplicate before those of the survivor begin: one person owes once.
    Mono<Void> cutShort(Merging merging, Scope scope) {
        return scope.bind(merging.bind(database.sql("""
                        update dues_assessments d set last_month = greatest(d.first_month, least(d.last_month + 1, s.first)) - 1
                        from (select year, min(first_month) as first from dues_assessments
                            where member_id = :survivor and last_month >= first_month group by year) s
                        where d.member_id = :duplicate and d.year = s.year and
                        """ + IN_SCOPE))).then();
    }

    /// Lets the payments of the duplicate that came in files belong to the collection booked anew, whose
    /// correction is to let them come in again.
    Mono<Void> movePayments(UUID collection, UUID anew, UUID duplicate, Scope scope) {
        return scope.bind(database.sql("""
                        update dues_payments set collection_id = :anew
                        where collection_id = :collection and member_id = :duplicate and
                        """ + IN_SCOPE)
                        .bind("anew", anew)
                        .bind("collection", collection)
                        .bind("duplicate", duplicate))
                .then();
    }

    /// Gives the survivor the payments that came in files. One without a number of the bank (流水号) is recognised by the
    /// member, and counts on from the survivor's of which a sheet says the same.
    Mono<Void> givePayments(Merging merging, Scope scope) {
        return scope.bind(merging.bind(database.sql("""
                        with said as (
                            select distinct org_id, reference, :survivor::text || substring(reference from ' .* ') as words,
                                substring(reference from '[0-9]+$')::int as before
                            from dues_payments
                            where member_id = :duplicate and reference ^@ (:duplicate::text || ' '))
                        update dues_payments d set member_id = :survivor, reference = coalesce((
                            select s.words || s.before + (
                                select coalesce(max(substring(o.reference from '[0-9]+$')::int) + 1, 0)
                                from dues_payments o where o.member_id = :survivor and o.org_id = s.org_id
                                    and not o.is_taken_back and o.reference ^@ s.words)
                            from said s where s.org_id = d.org_id and s.reference = d.reference), d.reference)
                        where d.member_id = :duplicate and
                        """ + IN_SCOPE))).then();
    }

    /// The first and the last of them.
    record Years(int first, int last) {}
}
