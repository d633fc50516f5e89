package dangjian.gateway.change;

import dangjian.kit.data.Batch;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Writes the feed, in two steps: events arrive as their partitions commit, then one replica at a time gives them their
/// positions. A position is seen only after all smaller ones, so a cursor never skips what commits late.
@Component
class ChangeWriter {

    private static final long LOCK = 0x6368616e676573L; // "changes"
    private static final int GREATEST_BATCH = 500;

    private final DatabaseClient database;
    private final ObjectMapper json;

    ChangeWriter(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Appends events that are not there yet, without positions.
    Mono<Void> append(Collection<Arrival> arrivals) {
        return database.sql("""
                        insert into changes (event_id, type, subject, occurred_at, received_at, org_id, other_org_id, data)
                        select "eventId", type, subject, "occurredAt", "receivedAt", "orgId", "otherOrgId", data
                        from jsonb_array_elements(:rows::jsonb) with ordinality as e(row, place),
                            jsonb_to_record(e.row) as t("eventId" uuid, type text, subject uuid,
                                "occurredAt" timestamptz, "receivedAt" timestamptz, "orgId" uuid, "otherOrgId" uuid, data text)
                        order by place
                        on conflict do nothing
                        """).bind("rows", Batch.of(json, arrivals)).then();
    }

    /// Gives the next events their positions, up to the first whose organisation is not known here yet; it is waited
    /// for until the given time of arrival, for the tree and the rest come on different topics.
    ///
    /// @return how many; none while another replica does it
    @Transactional
    Mono<Long> place(List<ChangeProperties.PublicType> types, Instant waitingSince) {
        return database.sql("select pg_try_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .mapValue(Boolean.class)
                .one()
                .filter(isMine -> isMine)
                .flatMap(_ -> next(types, waitingSince))
                .defaultIfEmpty(0L);
    }

    private Mono<Long> next(List<ChangeProperties.PublicType> types, Instant waitingSince) {
        return database.sql("""
                        with types as (select type, resource, follows from jsonb_to_recordset(:types::jsonb)
                                as t(type text, resource text, follows boolean)),
                        waiting as (
                            select c.seq, c.subject, c.org_id, o.path, t.resource, coalesce(t.follows, false) as follows,
                                o.id is not null or c.received_at <= :waitingSince as is_ready
                            from changes c left join orgs o on o.id = c.org_id left join types t on t.type = c.type
                            where c.position is null order by c.seq limit %d),
                        ready as (
                            select w.* from waiting w
                            where w.seq < coalesce((select min(seq) from waiting where not is_ready), 9223372036854775807)),
                        moves as (
                            select r.*, row_number() over (order by r.seq) as number,
                                case when not r.follows then null else coalesce(
                                    lag(r.org_id) over thing, p.org_id) end as former_org_id,
                                case when not r.follows then null else coalesce(
                                    lag(r.path) over thing, p.path) end as former_path,
                                r.follows and row_number() over (partition by r.resource, r.subject, r.follows
                                    order by r.seq desc) = 1 as is_newest
                            from ready r left join change_places p on p.resource = r.resource and p.subject = r.subject
                            window thing as (partition by r.resource, r.subject, r.follows order by r.seq)),
                        feed as (
                            update change_feed set last_position = last_position + (select count(*) from moves)
                            where exists (select from moves)
                            returning last_position - (select count(*) from moves) as base),
                        places as (
                            insert into change_places (resource, subject, org_id, path)
                            select resource, subject, org_id, path from moves where is_newest
                            on conflict (resource, subject) do update set org_id = excluded.org_id, path = excluded.path)
                        update changes c set position = feed.base + m.number, path = m.path,
                            former_org_id = case when m.former_path is distinct from m.path then m.former_org_id end,
                            former_path = case when m.former_path is distinct from m.path then m.former_path end
                        from moves m, feed where c.seq = m.seq
                        """.formatted(GREATEST_BATCH))
                .bind("types", Batch.of(json, types))
                .bind("waitingSince", waitingSince)
                .fetch()
                .rowsUpdated();
    }

    /// Forgets what has arrived before.
    @Transactional
    Mono<Void> forgetBefore(Instant end) {
        return database.sql("""
                        with gone as (delete from changes where received_at < :end and position is not null
                            returning position)
                        update change_feed set forgotten_to = greatest(forgotten_to, (select max(position) from gone))
                        where exists (select from gone)
                        """).bind("end", end).then();
    }

    record Arrival(
            UUID eventId,
            String type,
            UUID subject,
            Instant occurredAt,
            Instant receivedAt,
            UUID orgId,
            @Nullable UUID otherOrgId,
            String data) {}
}
