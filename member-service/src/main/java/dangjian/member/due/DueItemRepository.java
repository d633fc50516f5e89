package dangjian.member.due;

import dangjian.kit.web.Cursor;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Unscoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
class DueItemRepository {

    /// What has no last day comes last.
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final DatabaseClient database;

    DueItemRepository(DatabaseClient database) {
        this.database = database;
    }

    /// What is due by a day, and what has no last day, the most urgent first.
    @Unscoped("the reach is the scope, one for each role; every source puts it into its query")
    Flux<DueRow> page(Collection<DueSource> sources, Reach reach, Window window, @Nullable Cursor after, int rows) {
        var union = sources.stream().map(DueSource::query).collect(Collectors.joining("\nunion all\n"));
        var statement = database.sql("""
                select d.kind, d.id, d.part, d.org_id, o.name as org_name, d.member_id, d.name, d.detail, d.due_on,
                    coalesce(d.due_on < :today, false) as is_overdue
                from (%s) d left join orgs o on o.id = d.org_id
                where (d.due_on is null or d.due_on <= :dueBy)
                    and (:isFirst or (coalesce(d.due_on, :never), d.kind, d.id, d.part)
                        > (:afterDay::date, :afterKind, :afterId::uuid, :afterPart))
                order by coalesce(d.due_on, :never), d.kind, d.id, d.part limit :rows
                """.formatted(union));
        var actors = sources.stream().map(DueSource::actor).collect(Collectors.toSet());
        for (var actor : actors) {
            statement = statement.bind(actor.parameter(), reach.of(actor));
        }
        return statement
                .bind("today", window.today())
                .bind("dueBy", window.dueBy())
                .bind("never", NEVER)
                .bind("isFirst", after == null)
                .bind("afterDay", after == null ? Parameter.empty(LocalDate.class) : Parameter.from(day(after)))
                .bind("afterKind", after == null ? Parameter.empty(String.class) : Parameter.from(after.text(1)))
                .bind("afterId", after == null ? Parameter.empty(UUID.class) : Parameter.from(after.uuid(2)))
                .bind("afterPart", after == null ? Parameter.empty(String.class) : Parameter.from(after.text(3)))
                .bind("rows", rows)
                .mapProperties(DueRow.class)
                .all();
    }

    private static LocalDate day(Cursor after) {
        try {
            var day = LocalDate.parse(after.text(0));
            if (!day.isAfter(NEVER)) {
                return day;
            }
        } catch (DateTimeException _) {
            // falls through to the same answer as a day out of range
        }
        throw Problem.invalid("request.invalid").at("after", "page.cursor");
    }

    /// Today, and by when something must be due to be told.
    record Window(LocalDate today, LocalDate dueBy) {}

    /// Something to be done.
    record DueRow(
            String kind,
            UUID id,
            String part,
            UUID orgId,
            @Nullable String orgName,
            @Nullable UUID memberId,
            @Nullable String name,
            @Nullable String detail,
            @Nullable LocalDate dueOn,
            boolean isOverdue) {

        /// Its place in the list.
        List<?> key() {
            return List.of(dueOn == null ? NEVER : dueOn, kind, id, part);
        }
    }
}
