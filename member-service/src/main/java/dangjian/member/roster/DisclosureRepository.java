package dangjian.member.roster;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class DisclosureRepository {

    private final DatabaseClient database;

    DisclosureRepository(DatabaseClient database) {
        this.database = database;
    }

    /// @return how many were written: none when the member is out of scope
    Mono<Long> insert(Disclosure disclosure, Scope scope) {
        return scope.bind(database.sql("""
                                insert into disclosures (id, member_id, disclosed_at, account_id, account_name, fields, reason)
                                select :id, id, :disclosedAt, :accountId, :accountName, :fields, :reason
                                from members where id = :memberId and
                                """ + Scope.ORG_ID).bindProperties(disclosure))
                .fetch()
                .rowsUpdated();
    }

    /// Writes down that the same was given of several members; of none who is out of scope.
    Mono<Long> insert(Collection<UUID> members, Giving giving, Scope scope) {
        return scope.bind(database.sql("""
                                insert into disclosures (id, member_id, disclosed_at, account_id, account_name, fields, reason)
                                select given.id, m.id, :givenAt, :accountId, :accountName, :fields, :reason
                                from unnest(:ids, :members) as given(id, member_id)
                                join members m on m.id = given.member_id
                                where m.org_id in (select id from orgs where path ^@ any(:scope))
                                """)
                        .bind("ids", members.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
                        .bind("members", members.toArray(UUID[]::new))
                        .bindProperties(giving))
                .fetch()
                .rowsUpdated();
    }

    /// The disclosures of a member, the latest first.
    Flux<Disclosure> of(UUID member, Scope scope, Paging paging) {
        return paging.bind(scope.bind(database.sql("""
                                select d.* from disclosures d join members m on m.id = d.member_id
                                where m.id = :member and m.org_id in (select id from orgs where path ^@ any(:scope))
                                    and (:after::uuid is null or d.id < :after)
                                order by d.id desc limit :rows
                                """).bind("member", member)))
                .mapProperties(Disclosure.class)
                .all();
    }

    /// Who gave which personal data of members to somebody else, and why.
    record Giving(Instant givenAt, UUID accountId, String accountName, String[] fields, String reason) {}

    /// Who saw which personal data of a member, and why.
    record Disclosure(
            UUID id,
            UUID memberId,
            Instant disclosedAt,
            UUID accountId,
            String accountName,
            String[] fields,
            String reason) {}
}
