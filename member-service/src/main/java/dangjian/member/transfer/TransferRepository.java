package dangjian.member.transfer;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class TransferRepository {

    private static final String SENT = "t.from_org_id in (select id from orgs where path ^@ any(:scope))";
    private static final String RECEIVED = """
            (t.released_at is not null and t.to_committee_id in (select id from orgs where path ^@ any(:scope))
                or t.assigned_at is not null and t.to_org_id in (select id from orgs where path ^@ any(:scope)))
            """;

    /// The sender sees it from the start, the receiving committee once it is released, the branch once it is assigned.
    static final String VISIBLE_TO_SIDES = "(" + SENT + " or " + RECEIVED + ")";

    /// So do the sides, and the members whom it is about.
    static final String VISIBLE = "(" + VISIBLE_TO_SIDES
            + " or t.id in (select transfer_id from transferred_members where member_id = :self))";

    private static final String STATE = """
            case when t.valid_until < :today and t.waits_for is not null then 'EXPIRED' else t.state end
            """;
    private static final String FILTER = VISIBLE + """
            and (:state::text is null or :state =
            """ + STATE + """
            )
            and (:kind::text is null or t.kind = :kind)
            and (:startedFrom::date is null or t.started_at >= :startedFrom::date::timestamp at time zone :zone)
            and (:startedTo::date is null or t.started_at < (:startedTo::date + 1)::timestamp at time zone :zone)
            and (:closedFrom::date is null or t.closed_on >= :closedFrom)
            and (:closedTo::date is null or t.closed_on <= :closedTo)
            and (:box = 'ALL'
                or :box = 'TO_DO' and t.waits_for in (select id from orgs where path ^@ any(:scope))
                    and (t.valid_until is null or t.valid_until >= :today)
                or :box = 'OUT' and
            """ + SENT + " or :box = 'IN' and " + RECEIVED + ")";

    private final DatabaseClient database;
    private final ObjectMapper json;

    TransferRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Transfer> find(UUID id, Scope scope) {
        return one(scope.bindWithSelf(database.sql("select t.* from transfers t where t.id = :id and " + VISIBLE)
                .bind("id", id)));
    }

    /// Keeps everybody else from taking a step with it until the transaction ends.
    Mono<Transfer> lock(UUID id, Scope scope) {
        return one(scope.bindWithSelf(
                database.sql("select t.* from transfers t where t.id = :id and " + VISIBLE + " for update")
                        .bind("id", id)));
    }

    Flux<Transfer> page(TransferFilter filter, LocalDate today, Scope scope, Paging paging) {
        var after = paging.after();
        var sql = "select t.* from transfers t where " + FILTER
                + " and (:after::uuid is null or t.id < :after) order by t.id desc limit :rows";
        return transfers(bind(database.sql(sql), filter, today, scope)
                .bind("after", Parameter.fromOrEmpty(after == null ? null : after.uuid(0), UUID.class))
                .bind("rows", paging.rows()));
    }

    Mono<Long> count(TransferFilter filter, LocalDate today, Scope scope) {
        return bind(database.sql("select count(*) from transfers t where " + FILTER), filter, today, scope)
                .mapValue(Long.class)
                .one();
    }

    /// Those that have run out and are still open, locked; what others are working on is left to them.
    @Unscoped("the clock acts for both sides")
    Flux<Transfer> lockExpired(LocalDate today, int most) {
        return transfers(database.sql("""
                        select t.* from transfers t where t.waits_for is not null and t.valid_until < :today
                        order by t.valid_until, t.id limit :most for update skip locked
                        """).bind("today", today).bind("most", most));
    }

    @Unscoped("the caller has found one of its sides in the own scope; the other lies outside of it")
    Mono<Void> insert(Transfer transfer) {
        return write("""
                insert into transfers select r.* from jsonb_populate_recordset(null::transfers, :rows::jsonb) r
                """, List.of(transfer)).then();
    }

    /// @return how many were still in the version before
    @Unscoped("they were locked before, in the caller's scope or by the clock")
    Mono<Long> update(Collection<Transfer> transfers) {
        return write("""
                update transfers t
                set to_org_id = r.to_org_id, to_name = r.to_name, letter_number = r.letter_number,
                    letter_issued_on = r.letter_issued_on, valid_until = r.valid_until, state = r.state,
                    waits_for = r.waits_for, released_at = r.released_at, assigned_at = r.assigned_at,
                    closed_at = r.closed_at, closed_on = r.closed_on, return_reason = r.return_reason,
                    closing_note = r.closing_note, version = r.version
                from jsonb_populate_recordset(null::transfers, :rows::jsonb) r
                where t.id = r.id and t.version = r.version - 1
                """, transfers).fetch().rowsUpdated();
    }

    private GenericExecuteSpec write(String sql, Collection<Transfer> transfers) {
        var rows = transfers.stream().map(TransferRow::of).toList();
        return database.sql(sql).bind("rows", Batch.of(json, rows));
    }

    private static GenericExecuteSpec bind(
            GenericExecuteSpec statement, TransferFilter filter, LocalDate today, Scope scope) {
        return scope.bindWithSelf(statement)
                .bind("box", filter.from().name())
                .bind("today", today)
                .bind("zone", BusinessTime.ZONE.getId())
                .bind("state", Parameter.fromOrEmpty(name(filter.state()), String.class))
                .bind("kind", Parameter.fromOrEmpty(name(filter.kind()), String.class))
                .bind("startedFrom", Parameter.fromOrEmpty(filter.startedFrom(), LocalDate.class))
                .bind("startedTo", Parameter.fromOrEmpty(filter.startedTo(), LocalDate.class))
                .bind("closedFrom", Parameter.fromOrEmpty(filter.closedFrom(), LocalDate.class))
                .bind("closedTo", Parameter.fromOrEmpty(filter.closedTo(), LocalDate.class));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static Mono<Transfer> one(GenericExecuteSpec statement) {
        return statement.mapProperties(TransferRow.class).one().map(TransferRow::toTransfer);
    }

    private static Flux<Transfer> transfers(GenericExecuteSpec statement) {
        return statement.mapProperties(TransferRow.class).all().map(TransferRow::toTransfer);
    }
}
