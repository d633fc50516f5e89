package dangjian.member.development;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class CaseRepository {

    private static final String FROM_ROWS = """
        from jsonb_to_recordset(:rows::jsonb) as r(id uuid, "orgId" uuid, name text, cipher text, index text,
            birthday date, "isLeagueMember" boolean, "appliedOn" date, template text, stage text, status text,
            "probationFrom" date, "probationTo" date, "isExtended" boolean, "memberId" uuid,
            "openedAt" timestamptz, "openedBy" uuid, version int)
        """;
    /// How many full members the branch of a case `c` has: with few it has no committee.
    static final String FULL_MEMBERS = """
        (select count(*) from members m where m.org_id = c.org_id and m.stage = 'FULL'
            and m.status in ('NORMAL', 'RETAINED', 'RESTORED'))
        """;

    private static final String SELECT = """
        select c.*, o.name as org_name, o.path, %s as full_members
        from development_cases c join orgs o on o.id = c.org_id and o.path ^@ any(:scope)
        """.formatted(FULL_MEMBERS);

    private final DatabaseClient database;
    private final PersonSeal seal;
    private final ObjectMapper json;

    CaseRepository(DatabaseClient database, PersonSeal seal, ObjectMapper json) {
        this.database = database;
        this.seal = seal;
        this.json = json;
    }

    Mono<PlacedCase> find(UUID id, Scope scope) {
        return scope.bind(database.sql(SELECT + " where c.id = :id").bind("id", id))
                .map(this::read)
                .one();
    }

    /// As [#find], and nobody else changes it until the end of the transaction.
    Mono<PlacedCase> lock(UUID id, Scope scope) {
        return scope.bind(database.sql(SELECT + " where c.id = :id for update of c")
                        .bind("id", id))
                .map(this::read)
                .one();
    }

    Flux<PlacedCase> page(CaseFilter filter, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql(SELECT + """
             where (:stage::text is null or c.stage = :stage) and (:status::text is null or c.status = :status)
                and (:after::uuid is null or c.id > :after)
            order by c.id limit :rows
            """))
                .bind("stage", text(filter.stage()))
                .bind("status", text(filter.status()))
                .bind("after", after == null ? Parameter.empty(UUID.class) : Parameter.from(after.uuid(0)))
                .bind("rows", paging.rows())
                .map(this::read)
                .all();
    }

    /// Adds cases whose branch lies in the scope.
    ///
    /// @return how many were added
    Mono<Long> insert(Collection<OpenedCase> cases, Scope scope) {
        var rows = cases.stream()
                .map(opened -> Row.of(opened.development(), seal.seal(opened.person())))
                .toList();
        return scope.bind(database.sql("""
            insert into development_cases (id, org_id, name, person_cipher, id_number_index, birthday,
                is_league_member, applied_on, template, stage, status, probation_from, probation_to,
                is_extended, member_id, opened_at, opened_by, version)
            select r.id, o.id, r.name, decode(cipher, 'base64'), decode(index, 'base64'), birthday,
                "isLeagueMember", "appliedOn", template, stage, status, "probationFrom",
                "probationTo", "isExtended", "memberId", "openedAt", "openedBy", r.version
            """ + FROM_ROWS + """
            join orgs o on o.id = r."orgId" and o.path ^@ any(:scope)
            """).bind("rows", Batch.of(json, rows)))
                .fetch()
                .rowsUpdated();
    }

    /// Replaces the version before this one.
    ///
    /// @return how many were replaced: none when somebody else was faster
    Mono<Long> update(DevelopmentCase changed, Scope scope) {
        return scope.bind(database.sql("""
            update development_cases c
            set org_id = r."orgId", stage = r.stage, status = r.status,
                probation_from = "probationFrom", probation_to = "probationTo",
                is_extended = r."isExtended", member_id = "memberId", version = r.version
            """ + FROM_ROWS + """
            where c.id = r.id and c.version = r.version - 1
                and c.org_id in (select id from orgs where path ^@ any(:scope))
            """)
                        .bind("rows", Batch.of(json, List.of(Row.of(changed, null)))))
                .fetch()
                .rowsUpdated();
    }

    /// The nearest organisation above a branch that may approve admissions, if it lies in the scope.
    Mono<UUID> approver(UUID branch, Scope scope) {
        return scope.bind(database.sql("""
            select id from (
                select o.id, o.path from orgs b join orgs o on b.path ^@ o.path and o.id <> b.id
                where b.id = :branch and o.kind in (select kind from development_approvers)
                order by length(o.path) desc limit 1) nearest
            where path ^@ any(:scope)
            """).bind("branch", branch))
                .mapValue(UUID.class)
                .one();
    }

    private PlacedCase read(Readable row) {
        var from = row.get("probation_from", LocalDate.class);
        var to = row.get("probation_to", LocalDate.class);
        var probation = from == null || to == null
                ? null
                : new DevelopmentCase.Probation(from, to, required(row, "is_extended", Boolean.class));
        var development = new DevelopmentCase(
                required(row, "id", UUID.class),
                required(row, "org_id", UUID.class),
                required(row, "name", String.class),
                required(row, "birthday", LocalDate.class),
                required(row, "is_league_member", Boolean.class),
                required(row, "applied_on", LocalDate.class),
                required(row, "template", String.class),
                CaseStage.valueOf(required(row, "stage", String.class)),
                CaseStatus.valueOf(required(row, "status", String.class)),
                probation,
                row.get("member_id", UUID.class),
                required(row, "opened_at", Instant.class),
                required(row, "opened_by", UUID.class),
                required(row, "version", Integer.class));
        return new PlacedCase(
                development,
                seal.open(required(row, "person_cipher", byte[].class)),
                required(row, "org_name", String.class),
                required(row, "path", String.class),
                required(row, "full_members", Integer.class));
    }

    private static Parameter text(@Nullable Enum<?> value) {
        return value == null ? Parameter.empty(String.class) : Parameter.from(value.name());
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        @Nullable T value = row.get(column, type);
        return Objects.requireNonNull(value, column);
    }

    private record Row(
            UUID id,
            UUID orgId,
            String name,
            byte @Nullable [] cipher,
            byte @Nullable [] index,
            LocalDate birthday,
            boolean isLeagueMember,
            LocalDate appliedOn,
            String template,
            CaseStage stage,
            CaseStatus status,
            @Nullable LocalDate probationFrom,
            @Nullable LocalDate probationTo,
            boolean isExtended,
            @Nullable UUID memberId,
            Instant openedAt,
            UUID openedBy,
            int version) {

        static Row of(DevelopmentCase development, PersonSeal.@Nullable Sealed sealed) {
            var probation = development.probation();
            return new Row(
                    development.id(),
                    development.orgId(),
                    development.name(),
                    sealed == null ? null : sealed.cipher(),
                    sealed == null ? null : sealed.index(),
                    development.birthday(),
                    development.isLeagueMember(),
                    development.appliedOn(),
                    development.template(),
                    development.stage(),
                    development.status(),
                    probation == null ? null : probation.from(),
                    probation == null ? null : probation.to(),
                    probation != null && probation.isExtended(),
                    development.memberId(),
                    development.openedAt(),
                    development.openedBy(),
                    development.version());
        }
    }
}
