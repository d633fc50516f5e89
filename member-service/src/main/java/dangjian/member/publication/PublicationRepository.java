package dangjian.member.publication;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class PublicationRepository {

    /// Who administers the organisation sees it, and who is a member below it.
    private static final String SEEN = """
        (p.org_id in (select id from orgs where path ^@ any(:scope))
            or exists (select from members m join orgs b on b.id = m.org_id join orgs o on o.id = p.org_id
                where m.id = :self and b.path ^@ o.path))
        """;

    private final DatabaseClient database;
    private final ObjectMapper json;

    PublicationRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Adds a publication with what it says.
    ///
    /// @return how many lines were written: none when somebody else was faster, or the organisation is out of scope
    Mono<Long> add(Publication publication, Collection<PublishedMonth> months, Scope scope) {
        return scope.bind(database.sql("""
            with added as (
                insert into dues_publications (id, org_id, year, number, published_on, reason, unassessed,
                    recorded_at, account_id, account_name)
                select r.id, o.id, r.year, r.number, "publishedOn", r.reason, r.unassessed, "recordedAt", "accountId",
                    "accountName"
                from jsonb_to_recordset(:rows::jsonb) as r(id uuid, "orgId" uuid, year int, number int,
                    "publishedOn" date, reason text, unassessed bigint, "recordedAt" timestamptz, "accountId" uuid,
                    "accountName" text)
                join orgs o on o.id = r."orgId" and o.path ^@ any(:scope)
                on conflict do nothing returning id)
            insert into dues_publication_lines
            select added.id, m.month, m.members, "dueFen", "reducedFen", "paidFen", "openFen",
                "overpaidFen"
            from added, jsonb_to_recordset(:months::jsonb) as m(month int, members bigint,
                "dueFen" bigint, "reducedFen" bigint, "paidFen" bigint, "openFen" bigint,
                "overpaidFen" bigint)
            """)
                        .bind("rows", Batch.of(json, Set.of(publication)))
                        .bind("months", Batch.of(json, months)))
                .fetch()
                .rowsUpdated();
    }

    Mono<Publication> find(UUID id, Scope scope) {
        return scope.bindWithSelf(database.sql("select p.* from dues_publications p where p.id = :id and " + SEEN)
                        .bind("id", id))
                .mapProperties(Publication.class)
                .one();
    }

    /// The latest of a year.
    Mono<Publication> last(UUID org, int year, Scope scope) {
        return scope.bind(database.sql("select * from dues_publications where org_id = :org and year = :year and "
                                + Scope.ORG_ID + " order by number desc limit 1")
                        .bind("org", org)
                        .bind("year", year))
                .mapProperties(Publication.class)
                .one();
    }

    Flux<PublishedMonth> months(UUID publication, Scope scope) {
        return scope.bindWithSelf(database.sql("""
            select l.* from dues_publication_lines l
            join dues_publications p on p.id = l.publication_id
            where p.id = :id and %s order by l.month
            """.formatted(SEEN)).bind("id", publication))
                .mapProperties(PublishedMonth.class)
                .all();
    }

    /// Where the organisation of a publication stands, for those who see the publication.
    Mono<Scope> subtree(UUID publication, Scope scope) {
        return scope.bindWithSelf(database.sql("""
            select o.path from dues_publications p join orgs o on o.id = p.org_id
            where p.id = :id and %s
            """.formatted(SEEN)).bind("id", publication))
                .mapValue(String.class)
                .one()
                .map(Scope::of);
    }

    /// Whether the caller administers the organisation, or is a member below it or of it.
    Mono<Boolean> sees(UUID org, Scope scope) {
        return scope.bindWithSelf(database.sql("""
            select exists (select from orgs o where o.id = :org and (o.path ^@ any(:scope)
                or exists (select from members m join orgs b on b.id = m.org_id
                    where m.id = :self and b.path ^@ o.path)))
            """).bind("org", org))
                .mapValue(Boolean.class)
                .one();
    }

    /// What the caller sees of an organisation and those below, the latest first.
    Flux<Publication> page(@Nullable UUID under, Scope scope, Paging paging) {
        var statement = scope.bindWithSelf(database.sql("""
            select p.* from dues_publications p where %s
                and (:under::uuid is null or p.org_id in (select id from orgs
                    where path ^@ (select path from orgs where id = :under)))
                and (:after::uuid is null or p.id < :after)
            order by p.id desc limit :rows
            """.formatted(SEEN)));
        statement = under == null ? statement.bindNull("under", UUID.class) : statement.bind("under", under);
        return paging.bind(statement).mapProperties(Publication.class).all();
    }
}
