package dangjian.activity.meeting;

import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Attendances and the history of their changes, as they are written.
@Repository
class AttendanceRepository {

    private static final String LOCKED = "the activity was found in scope and is locked";

    private final DatabaseClient database;

    AttendanceRepository(DatabaseClient database) {
        this.database = database;
    }

    @Unscoped("a member's own attendance")
    Mono<Attendance> find(UUID activity, UUID member) {
        return one("select * from attendances where activity_id = :activity and member_id = :member", activity, member);
    }

    @Unscoped(LOCKED)
    Mono<Attendance> lock(UUID activity, UUID member) {
        return one(
                "select * from attendances where activity_id = :activity and member_id = :member for update",
                activity,
                member);
    }

    /// False if the member has an attendance already; waits for somebody who is recording it at this moment.
    @Unscoped(LOCKED)
    Mono<Boolean> insert(Attendance attendance) {
        return bind(database.sql("""
                                insert into attendances (activity_id, member_id, org_id, status, is_guest, checked_in_at, reason,
                                    recorded_by, recorded_at)
                                values (:activity, :member, :org, :status, :guest, :checkedInAt, :reason, :by, :at)
                                on conflict do nothing
                                """), attendance)
                .bind("org", attendance.orgId())
                .bind("guest", attendance.isGuest())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Unscoped(LOCKED)
    Mono<Void> update(Attendance attendance) {
        return bind(database.sql("""
                                update attendances set status = :status, checked_in_at = :checkedInAt, reason = :reason,
                                    recorded_by = :by, recorded_at = :at
                                where activity_id = :activity and member_id = :member
                                """), attendance).then();
    }

    @Unscoped(LOCKED)
    Mono<Void> add(AttendanceChange change) {
        return database.sql("""
                        insert into attendance_changes (id, activity_id, member_id, from_status, to_status, reason,
                            is_correction, changed_by, changed_at)
                        values (:id, :activity, :member, :from, :to, :reason, :correction, :by, :at)
                        """)
                .bind("id", change.id())
                .bind("activity", change.activityId())
                .bind("member", change.memberId())
                .bind("from", change.fromStatus().name())
                .bind("to", change.toStatus().name())
                .bind("reason", change.reason())
                .bind("correction", change.isCorrection())
                .bind("by", change.changedBy())
                .bind("at", change.changedAt())
                .then();
    }

    /// Everybody expected of whom nothing is known was absent (缺席).
    @Unscoped(LOCKED)
    Mono<Void> markAbsent(UUID activity, Instant now) {
        return database.sql("""
                        insert into attendances (activity_id, member_id, org_id, status, is_guest, recorded_at)
                        select activity_id, member_id, org_id, 'ABSENT', false, :now
                        from invitations where activity_id = :activity
                        on conflict do nothing
                        """).bind("activity", activity).bind("now", now).then();
    }

    @Unscoped(LOCKED)
    Flux<Attendance> all(UUID activity) {
        return database.sql("select * from attendances where activity_id = :activity order by member_id")
                .bind("activity", activity)
                .mapProperties(Attendance.class)
                .all();
    }

    private Mono<Attendance> one(String sql, UUID activity, UUID member) {
        return database.sql(sql)
                .bind("activity", activity)
                .bind("member", member)
                .mapProperties(Attendance.class)
                .one();
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, Attendance attendance) {
        return statement
                .bind("activity", attendance.activityId())
                .bind("member", attendance.memberId())
                .bind("status", attendance.status().name())
                .bind("checkedInAt", Parameter.fromOrEmpty(attendance.checkedInAt(), Instant.class))
                .bind("reason", Parameter.fromOrEmpty(attendance.reason(), String.class))
                .bind("by", Parameter.fromOrEmpty(attendance.recordedBy(), UUID.class))
                .bind("at", attendance.recordedAt());
    }
}
