package dangjian.activity.meeting;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class ActivityRepository {

    /// Whoever administers the organisation sees all; a member what the own branch has published, and what the member
    /// was invited to or has attended.
    static final String VISIBLE = """
            (org_id in (select id from orgs where path ^@ any(:scope))
                or state <> 'PLANNED' and (
                    org_id = (select p.org_id from people p where p.id = :self and p.status in ('NORMAL', 'RETAINED', 'RESTORED'))
                    or exists (select from invitations i where i.activity_id = activities.id and i.member_id = :self)
                    or exists (select from attendances t where t.activity_id = activities.id and t.member_id = :self)))
            """;

    private static final String FILTER = VISIBLE + """
            and (:under::uuid is null or org_id in (
                select below.id from orgs below join orgs top on below.path ^@ top.path where top.id = :under))
            and (:kind::text is null or kind = :kind)
            and (:state::text is null or state = :state)
            and (:from::timestamptz is null or starts_at >= :from)
            and (:to::timestamptz is null or starts_at < :to)
            """;

    private final DatabaseClient database;

    ActivityRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Activity> find(UUID id, Scope scope) {
        return one(scope.bindWithSelf(database.sql("select * from activities where id = :id and " + VISIBLE)
                .bind("id", id)));
    }

    /// Keeps everybody else from changing it, and from checking in, until the transaction ends.
    Mono<Activity> lock(UUID id, Scope scope) {
        return one(
                scope.bind(database.sql("select * from activities where id = :id and " + Scope.ORG_ID + " for update")
                        .bind("id", id)));
    }

    /// Keeps everybody else from changing it, while others may record attendances too.
    Mono<Activity> lockShared(UUID id, Scope scope) {
        return one(scope.bind(database.sql("select * from activities where id = :id and " + Scope.ORG_ID + " for share")
                .bind("id", id)));
    }

    @Unscoped("somebody who holds a code may stand in any branch's room; the admission decides")
    Mono<Activity> findForCheckIn(UUID id) {
        return one(database.sql("select * from activities where id = :id and state <> 'PLANNED'")
                .bind("id", id));
    }

    @Unscoped("the same, when the code has been found right")
    Mono<Activity> lockForCheckIn(UUID id) {
        return one(database.sql("select * from activities where id = :id for share")
                .bind("id", id));
    }

    Flux<Activity> list(ActivityFilter filter, Scope scope, Paging paging) {
        var after = paging.after() == null ? null : ActivityCursor.read(paging.after());
        var sql = "select * from activities where " + FILTER + """
                and (:startsAt::timestamptz is null or (starts_at, id) < (:startsAt, :id))
                order by starts_at desc, id desc limit :rows
                """;
        return bind(database.sql(sql), filter, scope)
                .bind("startsAt", Parameter.fromOrEmpty(after == null ? null : after.startsAt(), Instant.class))
                .bind("id", Parameter.fromOrEmpty(after == null ? null : after.id(), UUID.class))
                .bind("rows", paging.rows())
                .mapProperties(ActivityRow.class)
                .all()
                .map(ActivityRow::toActivity);
    }

    Mono<Long> count(ActivityFilter filter, Scope scope) {
        return bind(database.sql("select count(*) from activities where " + FILTER), filter, scope)
                .mapValue(Long.class)
                .one();
    }

    Mono<Activity> insert(Activity activity, Scope scope) {
        return changed(activity, scope.bind(database.sql("""
                        insert into activities (id, org_id, kind, title, place, starts_at, ends_at, late_after_minutes, agenda,
                            chair, recorder, open_to_guests, invites_everyone, state, published_at, minutes_at, closed_at,
                            cancelled_at, cancel_reason, version)
                        select :id, o.id, :kind, :title, :place, :startsAt, :endsAt, :lateAfterMinutes, :agenda,
                            :chair, :recorder, :openToGuests, :invitesEveryone, :state, :publishedAt, :minutesAt, :closedAt,
                            :cancelledAt, :cancelReason, :version
                        from orgs o where o.id = :orgId and o.path ^@ any(:scope) and o.dissolved_on is null
                        """).bindProperties(ActivityRow.of(activity))));
    }

    /// Empty if somebody changed it meanwhile.
    Mono<Activity> update(Activity activity, Scope scope) {
        return changed(activity, scope.bind(database.sql("""
                        update activities set kind = :kind, title = :title, place = :place, starts_at = :startsAt,
                            ends_at = :endsAt, late_after_minutes = :lateAfterMinutes, agenda = :agenda, chair = :chair,
                            recorder = :recorder, open_to_guests = :openToGuests, invites_everyone = :invitesEveryone,
                            state = :state, published_at = :publishedAt, minutes_at = :minutesAt, closed_at = :closedAt,
                            cancelled_at = :cancelledAt, cancel_reason = :cancelReason, version = :version
                        where id = :id and org_id = :orgId and version = :version - 1 and
                        """ + Scope.ORG_ID).bindProperties(ActivityRow.of(activity))));
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, ActivityFilter filter, Scope scope) {
        return scope.bindWithSelf(statement)
                .bind("under", Parameter.fromOrEmpty(filter.under(), UUID.class))
                .bind("kind", Parameter.fromOrEmpty(filter.kind(), String.class))
                .bind("state", Parameter.fromOrEmpty(filter.stateName(), String.class))
                .bind("from", Parameter.fromOrEmpty(filter.fromInstant(), Instant.class))
                .bind("to", Parameter.fromOrEmpty(filter.toInstant(), Instant.class));
    }

    private static Mono<Activity> one(GenericExecuteSpec statement) {
        return statement.mapProperties(ActivityRow.class).one().map(ActivityRow::toActivity);
    }

    private static Mono<Activity> changed(Activity activity, GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().filter(rows -> rows == 1).map(_ -> activity);
    }
}
