package dangjian.member.dues;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class AssessmentRepository {

    private static final String OF_MEMBERS_IN_SCOPE = """
        member_id in (select id from members m
            where m.id = :self or m.org_id in (select id from orgs where path ^@ any(:scope)))
        """;

    private final DatabaseClient database;
    private final ObjectMapper json;

    AssessmentRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// The members of a branch in the scope.
    Flux<UUID> payersOf(UUID branch, Scope scope) {
        return scope.bind(database.sql("""
            select m.id from members m join dues_paying_statuses s on s.status = m.status
            where m.org_id = :branch and m.org_id in (select id from orgs where path ^@ any(:scope))
            """).bind("branch", branch))
                .mapValue(UUID.class)
                .all();
    }

    /// Those of these members that belong to a branch, or to any of the scope.
    Flux<Payer> payers(@Nullable UUID branch, Collection<UUID> members, Scope scope) {
        var statement = scope.bind(database.sql("""
            select m.id, m.joined_on from members m
            join dues_paying_statuses s on s.status = m.status
            where m.id = any(:members) and (:branch::uuid is null or m.org_id = :branch)
                and m.org_id in (select id from orgs where path ^@ any(:scope))
            """).bind("members", members.toArray(UUID[]::new)));
        return (branch == null ? statement.bindNull("branch", UUID.class) : statement.bind("branch", branch))
                .mapProperties(Payer.class)
                .all();
    }

    /// Every assessment of a member, the latest first.
    Flux<Assessment> history(UUID member, Scope scope) {
        return scope.bindWithSelf(database.sql("select * from dues_assessments where member_id = :member and "
                                + OF_MEMBERS_IN_SCOPE + " order by id desc")
                        .bind("member", member))
                .mapProperties(Assessment.class)
                .all();
    }

    /// What is in force for members in a year.
    Flux<Assessment> inForce(Collection<UUID> members, int year, Scope scope) {
        return scope.bindWithSelf(database.sql("""
            select * from dues_assessments
            where member_id = any(:members) and year = :year and last_month >= first_month and
            """ + OF_MEMBERS_IN_SCOPE + " order by member_id, first_month")
                        .bind("members", members.toArray(UUID[]::new))
                        .bind("year", year))
                .mapProperties(Assessment.class)
                .all();
    }

    /// Puts assessments in force; one that holds in some of the same months ends where the new one begins.
    Mono<Void> add(Collection<Assessment> assessments, Scope scope) {
        var rows = Batch.of(json, assessments);
        return scope.bindWithSelf(
                        database.sql("""
                            update dues_assessments a
                            set last_month = greatest(a.first_month, r."firstMonth") - 1
                            from jsonb_to_recordset(:rows::jsonb) as r("memberId" uuid, year int, "firstMonth" int,
                                "lastMonth" int)
                            where a.member_id = r."memberId" and a.year = r.year and a.last_month >= r."firstMonth"
                                and a.first_month <= r."lastMonth" and a.last_month >= a.first_month and a.
                            """.strip() + OF_MEMBERS_IN_SCOPE).bind("rows", rows))
                .then()
                .then(Mono.defer(() -> scope.bindWithSelf(
                                database.sql("""
                                    insert into dues_assessments (id, member_id, year, first_month, last_month, payer_class,
                                        base_cipher, monthly_fen, is_quarterly, scheme, reason, assessed_at, account_id,
                                        account_name)
                                    select id, member_id, year, "firstMonth", "lastMonth", "payerClass",
                                        decode("baseCipher", 'base64'), "monthlyFen", "isQuarterly", scheme, reason,
                                        "assessedAt", "accountId", "accountName"
                                    from (select r.*, "memberId" as member_id from jsonb_to_recordset(:rows::jsonb) as r(
                                        id uuid, "memberId" uuid, year int, "firstMonth" int, "lastMonth" int,
                                        "payerClass" text, "baseCipher" text, "monthlyFen" bigint, "isQuarterly" boolean,
                                        scheme int, reason text, "assessedAt" timestamptz, "accountId" uuid,
                                        "accountName" text)) added where
                                    """ + OF_MEMBERS_IN_SCOPE).bind("rows", rows))
                        .then()));
    }

    /// Notes who was shown a base, and why; nothing when the member is out of scope.
    ///
    /// @return how many were written
    Mono<Long> disclose(UUID id, UUID member, Recorded recorded, String reason, Scope scope) {
        return scope.bind(database.sql("""
            insert into dues_disclosures (id, member_id, disclosed_at, account_id, account_name, reason)
            select :id, id, :at, :accountId, :accountName, :reason from members
            where id = :member and
            """ + Scope.ORG_ID)
                        .bind("id", id)
                        .bind("member", member)
                        .bind("reason", reason)
                        .bindProperties(recorded))
                .fetch()
                .rowsUpdated();
    }

    /// A member as dues see it.
    record Payer(UUID id, LocalDate joinedOn) {}
}
