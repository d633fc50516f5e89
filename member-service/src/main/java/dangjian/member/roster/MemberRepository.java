package dangjian.member.roster;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class MemberRepository {

    private static final String FROM_ROWS = """
            from jsonb_to_recordset(:rows::jsonb) as r(
                id uuid, "orgId" uuid, name text, "idNumberCipher" text, "idNumberIndex" text, sex text, birthday date,
                nation text, education text, position text, "phoneCipher" text, "phoneIndex" text, "addressCipher" text,
                stage text, status text, "joinedOn" date, "fullOn" date, "isLost" boolean, "lostOn" date,
                "isMobile" boolean, "mobileTo" text, particulars jsonb, sealed jsonb, pinyin text, initials text,
                completeness smallint, missing text[], "registeredAt" timestamptz,
                "registeredBy" uuid, registrar text,
                "exitReason" text, "exitedOn" date, "mergedInto" uuid, version int)
            """;
    private static final String INSERT = """
            insert into members (id, org_id, name, id_number_cipher, id_number_index, sex, birthday, nation, education,
                position, phone_cipher, phone_index, address_cipher, stage, status, joined_on, full_on, is_lost, lost_on,
                is_mobile, mobile_to, particulars, sealed, pinyin, initials, completeness, missing, registered_at, registered_by, registrar, exit_reason, exited_on, version)
            select r.id, o.id, r.name, decode("idNumberCipher", 'base64'), decode("idNumberIndex", 'base64'), sex, birthday,
                nation, education, position, decode("phoneCipher", 'base64'), decode("phoneIndex", 'base64'),
                decode("addressCipher", 'base64'), stage, status, "joinedOn", "fullOn", "isLost", "lostOn",
                "isMobile", "mobileTo", particulars, sealed, pinyin, initials, completeness, missing, "registeredAt", "registeredBy", registrar,
                "exitReason", "exitedOn", r.version
            """ + FROM_ROWS + """
            join orgs o on o.id = r."orgId" and o.path ^@ any(:scope)
            """;
    private static final String UPDATE = """
            update members m
            set org_id = r."orgId", name = r.name, id_number_cipher = decode("idNumberCipher", 'base64'),
                id_number_index = decode("idNumberIndex", 'base64'), sex = r.sex, birthday = r.birthday,
                nation = r.nation, education = r.education, position = r.position,
                phone_cipher = decode("phoneCipher", 'base64'), phone_index = decode("phoneIndex", 'base64'),
                address_cipher = decode("addressCipher", 'base64'), stage = r.stage, status = r.status,
                joined_on = "joinedOn", full_on = "fullOn", is_lost = "isLost", lost_on = "lostOn",
                is_mobile = "isMobile", mobile_to = "mobileTo", particulars = r.particulars, sealed = r.sealed,
                pinyin = r.pinyin, initials = r.initials, completeness = r.completeness, missing = r.missing,
                exit_reason = "exitReason", exited_on = "exitedOn", merged_into = "mergedInto", version = r.version
            """ + FROM_ROWS + """
            where m.id = r.id and m.version = r.version - 1
                and m.org_id in (select id from orgs where path ^@ any(:scope))
            """;

    private final DatabaseClient database;
    private final MemberRows rows;

    MemberRepository(DatabaseClient database, MemberRows rows) {
        this.database = database;
        this.rows = rows;
    }

    Mono<PlacedMember> find(UUID id, Scope scope) {
        return scope.bindWithSelf(database.sql("""
                                select m.*, o.name as org_name, o.path from members m
                                left join orgs o on o.id = m.org_id
                                where m.id = :id and (o.path ^@ any(:scope) or m.id = :self)
                                """).bind("id", id))
                .map(row -> rows.read(row, scope))
                .one();
    }

    /// Those of these members that are in the scope.
    Flux<PlacedMember> find(Collection<UUID> ids, Scope scope) {
        return scope.bindWithSelf(database.sql("""
                                select m.*, o.name as org_name, o.path from members m join orgs o on o.id = m.org_id
                                where m.id = any(:ids) and (o.path ^@ any(:scope) or m.id = :self)
                                """).bind("ids", ids.toArray(UUID[]::new)))
                .map(row -> rows.read(row, scope))
                .all();
    }

    /// Keeps others from changing these members until the transaction ends.
    Mono<Void> lock(Collection<UUID> ids, Scope scope) {
        return scope.bind(database.sql("select count(*) from (select from members where id = any(:ids) and "
                                + Scope.ORG_ID + " order by id for update) locked")
                        .bind("ids", ids.toArray(UUID[]::new)))
                .then();
    }

    /// What pointed to a duplicate points to the record that goes on.
    Mono<Void> point(UUID from, UUID to, Scope scope) {
        return scope.bind(database.sql("update members set merged_into = :to where merged_into = :from and exists ("
                                + "select from members m where m.id = :from and m." + Scope.ORG_ID + ")")
                        .bind("from", from)
                        .bind("to", to))
                .then();
    }

    /// Whether a scope holds a tenth of all organisations or more.
    Mono<Boolean> isWide(Scope scope) {
        return scope.bind(database.sql("select count(*) filter (where path ^@ any(:scope)) * 10 >= count(*) from orgs"))
                .mapValue(Boolean.class)
                .one();
    }

    /// Those of these blind indexes of ID numbers, in hexadecimal, whose members are in the scope.
    Flux<PlacedMember> enrolled(Collection<String> idNumberIndexes, Scope scope) {
        return scope.bind(database.sql("""
                                select m.*, o.name as org_name, o.path from members m join orgs o on o.id = m.org_id
                                where o.path ^@ any(:scope)
                                    and id_number_index = any(array(select decode(hex, 'hex') from unnest(:indexes) hex))
                                """).bind("indexes", idNumberIndexes.toArray(String[]::new)))
                .map(row -> rows.read(row, scope))
                .all();
    }

    Flux<PlacedMember> page(RosterQuery query, Scope scope, Paging paging) {
        return query.page(database, scope, paging)
                .map(row -> rows.read(row, scope))
                .all();
    }

    Mono<Long> count(RosterQuery query, Scope scope) {
        return query.count(database, scope).mapValue(Long.class).one();
    }

    /// Adds members whose branch lies in the scope.
    ///
    /// @return how many were added
    Mono<Long> insert(Collection<SealedMember> members, Scope scope) {
        return scope.bind(database.sql(INSERT).bind("rows", rows.write(members)))
                .fetch()
                .rowsUpdated();
    }

    /// Replaces the versions before these.
    ///
    /// @return how many were replaced: fewer when somebody else was faster
    Mono<Long> update(Collection<SealedMember> members, Scope scope) {
        return scope.bind(database.sql(UPDATE).bind("rows", rows.write(members)))
                .fetch()
                .rowsUpdated();
    }

    @Unscoped("a person is unique in the whole district; who comes from outside may have belonged to any branch")
    Mono<PlacedMember> findAnywhere(byte[] idNumberIndex) {
        return database.sql("""
                        select m.*, o.name as org_name, o.path from members m left join orgs o on o.id = m.org_id
                        where m.id_number_index = :index and m.merged_into is null
                        """)
                .bind("index", idNumberIndex)
                .map(row -> rows.read(row, Scope.of()))
                .one();
    }

    /// Those of these blind indexes of ID numbers, in hexadecimal, that the register holds.
    @Unscoped("an ID number is unique in the whole district; nothing but its presence is told")
    Mono<Set<String>> registered(Collection<String> idNumberIndexes) {
        return database.sql("""
                        select encode(id_number_index, 'hex') from members
                        where merged_into is null
                            and id_number_index = any(array(select decode(hex, 'hex') from unnest(:indexes) hex))
                        """)
                .bind("indexes", idNumberIndexes.toArray(String[]::new))
                .mapValue(String.class)
                .all()
                .collect(HashSet::new, Collection::add);
    }

    /// The memberships of these blind indexes of ID numbers, in hexadecimal.
    @Unscoped("a person is one member in the whole district; whether and why a membership ended decides on a new one")
    Flux<Held> held(Collection<String> idNumberIndexes) {
        return database.sql("""
                        select encode(id_number_index, 'hex') as hex, id, status, exit_reason, exited_on from members
                        where merged_into is null
                            and id_number_index = any(array(select decode(hex, 'hex') from unnest(:indexes) hex))
                        """)
                .bind("indexes", idNumberIndexes.toArray(String[]::new))
                .mapProperties(Held.class)
                .all();
    }

    /// The membership of an ID number, whose blind index it is.
    record Held(
            String hex,
            UUID id,
            MemberStatus status,
            @Nullable ExitReason exitReason,
            @Nullable LocalDate exitedOn) {

        PriorMembership membership() {
            return new PriorMembership(id, status, exitReason, exitedOn);
        }
    }
}
