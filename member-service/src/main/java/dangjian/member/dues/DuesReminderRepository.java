package dangjian.member.dues;

import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/// Of which arrears branches were reminded.
@Repository
class DuesReminderRepository {

    private final DatabaseClient database;

    DuesReminderRepository(DatabaseClient database) {
        this.database = database;
    }

    @Unscoped("a clock drives it")
    Flux<UUID> branches() {
        return database.sql("""
                        select id from orgs o where exists (select from membership_periods p where p.org_id = o.id)
                        order by id
                        """).mapValue(UUID.class).all();
    }

    /// Takes those who paid nothing for so many months in a row of which nobody was told before; who was told to be out
    /// by themselves is not told to be overdue.
    ///
    /// @param year the first of the two years that are looked at
    /// @param next the last month of the second one
    @Unscoped("a clock drives it")
    Flux<Reminder> remind(
            Collection<UUID> branches, int year, int next, DuesOverdue.Kind kind, int months, Instant now) {
        return database.sql("""
                        insert into dues_reminders (member_id, since, kind, org_id, told_at)
                        select a.member_id, s.since, :kind, a.org_id, :now
                        from dues_arrears(:branches, :year, 12, :next, :months) a
                        cross join lateral (
                            select make_date((unpaid_since - 1) / 12, (unpaid_since - 1) % 12 + 1, 1) as since) s
                        where not exists (select from dues_reminders r where r.member_id = a.member_id
                            and r.since = s.since and r.kind in (:kind, 'SELF_EXIT'))
                        on conflict do nothing
                        returning member_id, org_id, since
                        """)
                .bind("branches", branches.toArray(UUID[]::new))
                .bind("year", year)
                .bind("next", next)
                .bind("kind", kind.name())
                .bind("months", months)
                .bind("now", now)
                .mapProperties(Reminder.class)
                .all();
    }

    /// Somebody of whom a branch is reminded.
    record Reminder(UUID memberId, UUID orgId, LocalDate since) {}
}
