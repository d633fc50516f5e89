package dangjian.member.discipline;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class RightsRepository {

    private final DatabaseClient database;

    RightsRepository(DatabaseClient database) {
        this.database = database;
    }

    /// As what these members stood in the roster on a day.
    Flux<Standing> standings(Collection<UUID> members, LocalDate day, Scope scope) {
        return scope.bindWithSelf(database.sql("""
                                select m.id as member_id, p.stage, p.status,
                                    exists (select from rights_suspensions s where s.member_id = m.id
                                        and s.since <= :day and (s.until is null or s.until > :day)) as is_suspended
                                from members m
                                left join membership_periods p on p.member_id = m.id
                                    and p.valid_from <= :day and (p.valid_to is null or p.valid_to > :day)
                                where m.id = any(:members) and
                                """ + PenaltyRepository.SEEN)
                        .bind("members", members.toArray(UUID[]::new))
                        .bind("day", day))
                .mapProperties(Standing.class)
                .all();
    }

    /// The penalties that these members had been given by a day.
    Mono<Map<UUID, Collection<Penalty>>> penalties(Collection<UUID> members, LocalDate day, Scope scope) {
        return scope.bindWithSelf(database.sql("""
                                select p.* from penalties p join members m on m.id = p.member_id
                                where p.member_id = any(:members) and p.state = 'IMPOSED' and p.imposed_on <= :day and
                                """ + PenaltyRepository.SEEN)
                        .bind("members", members.toArray(UUID[]::new))
                        .bind("day", day))
                .mapProperties(Penalty.class)
                .all()
                .collectMultimap(Penalty::memberId);
    }

    /// As what those who belonged to a branch on a day stood there.
    Flux<Standing> standingsIn(UUID branch, LocalDate day, Scope scope) {
        return scope.bind(
                        database.sql("""
                                select p.member_id, p.stage, p.status,
                                    exists (select from rights_suspensions s where s.member_id = p.member_id
                                        and s.since <= :day and (s.until is null or s.until > :day)) as is_suspended
                                from membership_periods p
                                where p.org_id = :branch and p.valid_from <= :day and (p.valid_to is null or p.valid_to > :day)
                                    and
                                """ + Scope.ORG_ID).bind("branch", branch).bind("day", day))
                .mapProperties(Standing.class)
                .all();
    }

    /// The penalties that those who belonged to a branch on a day had been given by then.
    Mono<Map<UUID, Collection<Penalty>>> penaltiesIn(UUID branch, LocalDate day, Scope scope) {
        return scope.bind(database.sql("""
                                select * from penalties
                                where state = 'IMPOSED' and imposed_on <= :day and member_id in (
                                    select member_id from membership_periods
                                    where org_id = :branch and valid_from <= :day and (valid_to is null or valid_to > :day)
                                        and org_id in (select id from orgs where path ^@ any(:scope)))
                                """).bind("branch", branch).bind("day", day))
                .mapProperties(Penalty.class)
                .all()
                .collectMultimap(Penalty::memberId);
    }

    /// The expulsions of these people that stand.
    @Unscoped("whoever was expelled may not join anywhere in the district; nothing but until when is told")
    Flux<Penalty> expulsions(Collection<UUID> members) {
        return database.sql("""
                        select * from penalties
                        where member_id = any(:members) and kind = 'EXPULSION' and revoked_on is null
                        """)
                .bind("members", members.toArray(UUID[]::new))
                .mapProperties(Penalty.class)
                .all();
    }

    @Unscoped("numbers of law belong to no organisation")
    Mono<PenaltyRules> rules() {
        return database.sql("select * from penalty_rules order by penalty, phase, effective_on")
                .mapProperties(PenaltyRule.class)
                .all()
                .collectList()
                .map(PenaltyRules::new);
    }

    /// Empty when the member is not in the scope.
    Mono<Long> suspend(UUID member, LocalDate since, String ground, Recording recording, Scope scope) {
        return scope.bind(database.sql("""
                                insert into rights_suspensions (id, member_id, since, ground, recorded_at, recorder)
                                select :id, m.id, :since, :ground, :at, :recorder from members m
                                where m.id = :member and m.org_id in (select id from orgs where path ^@ any(:scope))
                                """)
                        .bind("id", Ids.next())
                        .bind("member", member)
                        .bind("since", since)
                        .bind("ground", ground)
                        .bind("at", recording.at())
                        .bind("recorder", recording.by()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1);
    }

    /// Empty when the member's rights are not suspended, or only from that day on.
    Mono<Long> resume(UUID member, LocalDate until, Scope scope) {
        return scope.bind(database.sql("""
                                update rights_suspensions set until = :until
                                where member_id = :member and until is null and since < :until and member_id in (
                                    select id from members where org_id in (select id from orgs where path ^@ any(:scope)))
                                """).bind("member", member).bind("until", until))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1);
    }

    /// When and by whom something was put on record.
    record Recording(Instant at, String by) {}
}
