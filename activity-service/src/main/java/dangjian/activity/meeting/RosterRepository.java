package dangjian.activity.meeting;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Attendance lists as they are read: who administers the organisation sees all lines, a member the own one.
@Repository
class RosterRepository {

    private static final String LINES = """
            (select activity_id, member_id, i.stage is not null is_invited,
                coalesce(t.org_id, i.org_id) member_org_id, t.status, coalesce(t.is_guest, false) is_guest,
                t.checked_in_at, t.reason, t.recorded_at
            from (select * from invitations where activity_id = :activity) i
            full join (select * from attendances where activity_id = :activity) t using (activity_id, member_id)) l
            """;

    private static final String MAY_SEE = """
            (a.org_id in (select id from orgs where path ^@ any(:scope)) or l.member_id = :self)
            """;

    private final DatabaseClient database;

    RosterRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<RosterLine> lines(UUID activity, Scope scope, Paging paging) {
        var after = paging.after();
        var sql = """
                select l.member_id, coalesce(p.name, '') as name, l.member_org_id org_id, l.is_invited, l.is_guest, l.status,
                    l.checked_in_at, l.reason, l.recorded_at
                from %s join activities a on a.id = l.activity_id left join people p on p.id = l.member_id
                where %s and (:after::uuid is null or l.member_id > :after)
                order by l.member_id limit :rows
                """.formatted(LINES, MAY_SEE);
        return scope.bindWithSelf(database.sql(sql))
                .bind("activity", activity)
                .bind("after", Parameter.fromOrEmpty(after == null ? null : after.uuid(0), UUID.class))
                .bind("rows", paging.rows())
                .mapProperties(RosterLine.class)
                .all();
    }

    /// Of the whole activity; call it for one that was found in scope.
    Mono<Turnout> turnout(UUID activity, Scope scope) {
        var sql = """
                select count(*) filter (where is_invited) expected,
                    count(*) filter (where is_invited and l.status in ('PRESENT', 'LATE')) present,
                    count(*) filter (where is_invited and l.status = 'LATE') late,
                    count(*) filter (where is_invited and l.status like '%%LEAVE') on_leave,
                    count(*) filter (where is_invited and l.status = 'ABSENT') absent,
                    count(*) filter (where is_invited and l.status is null) unrecorded,
                    count(*) filter (where is_guest and l.status in ('PRESENT', 'LATE')) guests
                from %s
                where exists (select from activities where id = :activity and %s)
                """.formatted(LINES, ActivityRepository.VISIBLE);
        return scope.bindWithSelf(database.sql(sql))
                .bind("activity", activity)
                .mapProperties(Turnout.class)
                .one();
    }

    Flux<AttendanceChange> changes(UUID activity, Scope scope, Paging paging) {
        var after = paging.after();
        var sql = """
                select l.* from attendance_changes l join activities a on a.id = l.activity_id
                where l.activity_id = :activity and %s and (:after::uuid is null or l.id > :after)
                order by l.id limit :rows
                """.formatted(MAY_SEE);
        return scope.bindWithSelf(database.sql(sql))
                .bind("activity", activity)
                .bind("after", Parameter.fromOrEmpty(after == null ? null : after.uuid(0), UUID.class))
                .bind("rows", paging.rows())
                .mapProperties(AttendanceChange.class)
                .all();
    }
}
