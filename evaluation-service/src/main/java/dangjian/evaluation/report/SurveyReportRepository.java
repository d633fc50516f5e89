package dangjian.evaluation.report;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Survey reports and their figures; a report is seen by those whose scope covers all of its organisations.
@Repository
class SurveyReportRepository {

    private static final String REPORT = """
            select id, title, organization, org_ids, scope_paths, from_day, to_day, as_of, created_by, created_by_name,
                created_at, catalogue_edition, text_version, chapters::text as chapters, deviations::text as deviations
            from survey_reports where not exists (
                select from unnest(org_ids) top left join orgs on orgs.id = top
                where orgs.path is null or not orgs.path ^@ any(:scope))
            """;

    private final DatabaseClient database;
    private final ObjectMapper json;

    SurveyReportRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<SurveyReport> find(UUID id, Scope scope) {
        return scope.bind(database.sql(REPORT + " and id = :id").bind("id", id))
                .map(this::report)
                .one();
    }

    Flux<SurveyReport> list(Scope scope, Paging paging) {
        return paging.bind(scope.bind(database.sql(
                        REPORT + " and (:after::uuid is null or id < :after) order by id desc limit :rows")))
                .map(this::report)
                .all();
    }

    /// The newest report about exactly these organisations.
    Mono<SurveyReport> latest(List<UUID> orgIds, Scope scope) {
        return scope.bind(database.sql(REPORT + " and org_ids = :orgIds order by id desc limit 1")
                        .bind("orgIds", orgIds.toArray(UUID[]::new)))
                .map(this::report)
                .one();
    }

    /// Its figures in the order of the register.
    Flux<FigureSnapshot> figures(UUID report, Scope scope) {
        return ofReport(report, scope, """
                        select snapshot::text as snapshot from survey_report_figures
                        where report_id in (select id from visible) order by ordinal
                        """)
                .map(row -> json.readValue(text(row, "snapshot"), FigureSnapshot.class))
                .all();
    }

    /// Its figures with the ids of the rows behind them.
    Flux<TakenFigure> figuresWithRows(UUID report, Scope scope) {
        return ofReport(report, scope, """
                        select snapshot::text as snapshot, row_ids from survey_report_figures
                        where report_id in (select id from visible) order by ordinal
                        """).map(this::taken).all();
    }

    /// The ids of the rows behind one of its figures, in their order.
    Flux<String> rowIds(UUID report, String figure, Scope scope, Paging paging) {
        var after = paging.after();
        var statement = ofReport(report, scope, """
                        select row_id from survey_report_figures, unnest(row_ids) row_id
                        where report_id in (select id from visible) and figure_id = :figure
                            and (:after::text is null or row_id collate "C" > :after)
                        order by row_id collate "C" limit :rows
                        """).bind("figure", figure).bind("rows", paging.rows());
        return (after == null ? statement.bindNull("after", String.class) : statement.bind("after", after.text(0)))
                .mapValue(String.class)
                .all();
    }

    /// @return the report, or nothing when the scope does not cover its organisations
    Mono<SurveyReport> insert(SurveyReport report, List<TakenFigure> figures, Scope scope) {
        var rows = new ArrayList<FigureRow>();
        figures.forEach(figure ->
                rows.add(new FigureRow(rows.size(), figure.snapshot().id(), figure.snapshot(), figure.rowIds())));
        return bind(scope.bind(database.sql("""
                                with report as (
                                    insert into survey_reports (id, title, organization, org_ids, scope_paths, from_day,
                                        to_day, as_of, created_by, created_by_name, created_at, catalogue_edition,
                                        text_version, chapters, deviations)
                                    select :id, :title, :organization, :orgIds, :scopePaths, :from, :to, :asOf, :createdBy,
                                        :createdByName, :createdAt, :catalogueEdition, :textVersion, :chapters::jsonb,
                                        :deviations::jsonb
                                    where not exists (
                                        select from unnest(:orgIds::uuid[]) top left join orgs on orgs.id = top
                                        where orgs.path is null or not orgs.path ^@ any(:scope))
                                    returning id)
                                insert into survey_report_figures (report_id, ordinal, figure_id, snapshot, row_ids)
                                select report.id, f.ordinal, f.id, f.snapshot, f."rowIds"
                                from report, jsonb_to_recordset(:figures::jsonb)
                                    as f(ordinal int, id text, snapshot jsonb, "rowIds" text[])
                                """)), report)
                .bind("figures", Batch.of(json, rows))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == figures.size())
                .map(count -> report);
    }

    private GenericExecuteSpec ofReport(UUID report, Scope scope, String sql) {
        return scope.bind(database.sql("with visible as (%s and id = :id)%n%s".formatted(REPORT, sql))
                .bind("id", report));
    }

    private GenericExecuteSpec bind(GenericExecuteSpec statement, SurveyReport report) {
        return statement
                .bind("id", report.id())
                .bind("title", report.title())
                .bind("organization", report.organization())
                .bind("orgIds", report.orgIds().toArray(UUID[]::new))
                .bind("scopePaths", report.scopePaths().toArray(String[]::new))
                .bind("from", report.from())
                .bind("to", report.to())
                .bind("asOf", report.asOf())
                .bind("createdBy", report.createdBy())
                .bind("createdByName", report.createdByName())
                .bind("createdAt", report.createdAt())
                .bind("catalogueEdition", report.catalogueEdition())
                .bind("textVersion", report.textVersion())
                .bind("chapters", json.writeValueAsString(report.chapters()))
                .bind("deviations", json.writeValueAsString(report.deviations()));
    }

    private SurveyReport report(Readable row) {
        return new SurveyReport(
                value(row, "id", UUID.class),
                text(row, "title"),
                text(row, "organization"),
                List.of(value(row, "org_ids", UUID[].class)),
                List.of(value(row, "scope_paths", String[].class)),
                value(row, "from_day", LocalDate.class),
                value(row, "to_day", LocalDate.class),
                value(row, "as_of", LocalDate.class),
                value(row, "created_by", UUID.class),
                text(row, "created_by_name"),
                value(row, "created_at", Instant.class),
                text(row, "catalogue_edition"),
                text(row, "text_version"),
                List.of(json.readValue(text(row, "chapters"), Chapter[].class)),
                List.of(json.readValue(text(row, "deviations"), Deviation[].class)));
    }

    private TakenFigure taken(Readable row) {
        var ids = row.get("row_ids", String[].class);
        return new TakenFigure(
                json.readValue(text(row, "snapshot"), FigureSnapshot.class), ids == null ? null : Arrays.asList(ids));
    }

    private static String text(Readable row, String column) {
        return value(row, column, String.class);
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    /// A row of `survey_report_figures` on its way in.
    private record FigureRow(
            int ordinal,
            String id,
            FigureSnapshot snapshot,
            @Nullable List<String> rowIds) {}
}
