package dangjian.activity.meeting;

import dangjian.kit.web.Unscoped;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Who is expected (应到名单), and who else might come.
@Repository
class InvitationRepository {

    private static final String LOCKED = "the activity was found in scope and is locked";

    private static final String INVITE = """
            insert into invitations (activity_id, member_id, org_id, stage)
            select :activity, p.id, p.org_id, p.stage
            from people p
            where p.status in ('NORMAL', 'RETAINED', 'RESTORED')
                and (p.org_id = :org or p.org_id in (
                    select below.id from orgs below join orgs top on below.path ^@ top.path where top.id = :org))
            """;

    private final DatabaseClient database;

    InvitationRepository(DatabaseClient database) {
        this.database = database;
    }

    /// @return how many members the organisation and those below it have
    @Unscoped(LOCKED)
    Mono<Long> inviteEveryone(Activity activity) {
        return database.sql(INVITE)
                .bind("activity", activity.id())
                .bind("org", activity.orgId())
                .fetch()
                .rowsUpdated();
    }

    /// @return those of them who are members there
    @Unscoped(LOCKED)
    Flux<UUID> invite(Activity activity, Collection<UUID> members) {
        return database.sql(INVITE + "and p.id = any(:members) returning member_id")
                .bind("activity", activity.id())
                .bind("org", activity.orgId())
                .bind("members", members.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all();
    }

    @Unscoped(LOCKED)
    Mono<Void> add(Activity activity, Candidate candidate) {
        return database.sql("""
                        insert into invitations (activity_id, member_id, org_id, stage)
                        values (:activity, :member, :org, :stage) on conflict do nothing
                        """)
                .bind("activity", activity.id())
                .bind("member", candidate.memberId())
                .bind("org", candidate.orgId())
                .bind("stage", candidate.stage())
                .then();
    }

    @Unscoped("asks about one member and one activity; what may come of it, the candidate's standing decides")
    Mono<Candidate> candidate(Activity activity, UUID member) {
        return database.sql("""
                        select p.id member_id, coalesce(i.org_id, p.org_id) org_id, p.stage, p.status,
                            i.member_id is not null is_invited,
                            p.org_id = :org or exists (
                                select from orgs own join orgs top on own.path ^@ top.path
                                where own.id = p.org_id and top.id = :org) belongs
                        from people p left join invitations i on i.member_id = p.id and i.activity_id = :activity
                        where p.id = :member
                        """)
                .bind("activity", activity.id())
                .bind("org", activity.orgId())
                .bind("member", member)
                .mapProperties(Candidate.class)
                .one();
    }

    /// How many of those expected have a vote: full members (有表决权的正式党员).
    @Unscoped(LOCKED)
    Mono<Voters> voters(UUID activity) {
        return database.sql("""
                        select count(*) expected, count(*) filter (where t.status in ('PRESENT', 'LATE')) there
                        from invitations i left join attendances t using (activity_id, member_id)
                        where i.activity_id = :activity and i.stage = 'FULL'
                        """)
                .bind("activity", activity)
                .mapProperties(Voters.class)
                .one();
    }

    /// Full members who are expected, and those of them who are there.
    record Voters(long expected, long there) {}
}
