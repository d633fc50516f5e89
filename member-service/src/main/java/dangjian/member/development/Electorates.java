package dangjian.member.development;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Scope;
import dangjian.member.discipline.MemberRights;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Finds who should attend the meetings of a branch and has a vote.
@Repository
class Electorates {

    private final MemberRights rights;
    private final DatabaseClient database;

    Electorates(MemberRights rights, DatabaseClient database) {
        this.rights = rights;
        this.database = database;
    }

    Mono<Electorate> of(DevelopmentCase development, LocalDate day, Scope scope) {
        var opened = BusinessTime.dateOf(development.openedAt());
        return rights.voters(development.orgId(), day, scope)
                .flatMapMany(voters -> named(voters, day, scope))
                .collectList()
                .map(voters -> new Electorate(day, day.isBefore(opened), voters));
    }

    /// By name also who has gone to another branch since: that day they belonged to one of the scope.
    private Flux<Electorate.Voter> named(Collection<UUID> voters, LocalDate day, Scope scope) {
        return scope.bind(database.sql("""
                                select m.id as member_id, m.name,
                                    (m.registered_at at time zone 'Asia/Shanghai')::date as registered_on
                                from membership_periods p join members m on m.id = p.member_id
                                where p.member_id = any(:voters) and p.valid_from <= :day
                                    and (p.valid_to is null or p.valid_to > :day)
                                    and p.org_id in (select id from orgs where path ^@ any(:scope))
                                order by m.name, m.id
                                """)
                        .bind("voters", voters.toArray(UUID[]::new))
                        .bind("day", day))
                .mapProperties(Electorate.Voter.class)
                .all();
    }
}
