package dangjian.activity.meeting;

import dangjian.kit.event.ReactionTable;
import dangjian.kit.event.Reactions;
import dangjian.kit.event.Received;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Two records of one person became one: invitations and attendances of the duplicate are those of the record that goes
/// on. Where both were at one activity, both stay as they were recorded.
@Component
class MergeReactions implements Reactions {

    private final DatabaseClient database;

    MergeReactions(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public void declare(ReactionTable on) {
        on.each("member.merged.v1", MemberMerged.class, this::merge);
    }

    private Mono<Void> merge(Received<MemberMerged> event) {
        return run(event.data(), """
                        with moved as (
                            insert into attendances (activity_id, member_id, org_id, status, is_guest, checked_in_at, reason,
                                recorded_by, recorded_at)
                            select activity_id, :survivor, org_id, status, is_guest, checked_in_at, reason, recorded_by,
                                recorded_at
                            from attendances where member_id = :duplicate
                            on conflict do nothing returning activity_id),
                        followed as (
                            update attendance_changes set member_id = :survivor
                            where member_id = :duplicate and activity_id in (select activity_id from moved))
                        delete from attendances
                        where member_id = :duplicate and activity_id in (select activity_id from moved)
                        """).then(Mono.defer(() -> run(event.data(), """
                        with gone as (
                            delete from invitations i where member_id = :duplicate and not exists (
                                select from attendances a where a.activity_id = i.activity_id and a.member_id = :duplicate)
                            returning activity_id, org_id, stage)
                        insert into invitations (activity_id, member_id, org_id, stage)
                        select activity_id, :survivor, org_id, stage from gone on conflict do nothing
                        """)));
    }

    private Mono<Void> run(MemberMerged merged, String sql) {
        return database.sql(sql)
                .bind("survivor", merged.survivorId())
                .bind("duplicate", merged.duplicateId())
                .then();
    }

    /// What this service reads of `member.merged.v1`.
    record MemberMerged(UUID survivorId, UUID duplicateId) {}
}
