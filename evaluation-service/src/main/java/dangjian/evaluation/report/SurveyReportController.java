package dangjian.evaluation.report;

import dangjian.evaluation.figure.FigureCatalogue;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Attachment;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Messages;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Survey reports over HTTP.
@RestController
@RequestMapping("/api/v1/survey-reports")
@Tag(name = "survey-reports", description = "调研报告：全部指标一次算定、留存，可复核、可导出公文")
class SurveyReportController {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final SurveyReportService reports;
    private final FigureCatalogue catalogue;
    private final Messages messages;

    SurveyReportController(SurveyReportService reports, FigureCatalogue catalogue, Messages messages) {
        this.reports = reports;
        this.catalogue = catalogue;
        this.messages = messages;
    }

    @PostMapping
    @Operation(operationId = "makeSurveyReport", summary = "编制调研报告：计算全部指标并留存")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    Mono<ResponseEntity<SurveyReportView>> make(
            @Valid @RequestBody ReportDraft draft,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope,
            Locale locale) {
        return reports.make(draft, caller, scope)
                .map(found -> ResponseEntity.created(URI.create(
                                "/api/v1/survey-reports/" + found.report().id()))
                        .body(view(found, locale)));
    }

    @GetMapping
    @Operation(operationId = "listSurveyReports", summary = "管理范围内的调研报告，新的在前")
    Mono<Page<SurveyReportView.Summary>> list(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope, Paging paging) {
        return reports.list(scope, paging)
                .collectList()
                .map(rows ->
                        Page.of(rows, paging, report -> List.of(report.id())).map(SurveyReportView.Summary::of));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getSurveyReport", summary = "一份调研报告")
    Mono<SurveyReportView> one(
            @PathVariable UUID id, @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope, Locale locale) {
        return reports.find(id, scope).map(found -> view(found, locale));
    }

    @GetMapping(path = "/{id}/document", produces = DOCX)
    @Operation(operationId = "getSurveyReportDocument", summary = "调研报告的公文文档（.docx，GB/T 9704 版式）")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = DOCX, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> document(
            @PathVariable UUID id, @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return reports.find(id, scope)
                .publishOn(Schedulers.boundedElastic())
                .map(found -> Attachment.of(
                        found.report().title() + ".docx",
                        DOCX,
                        new SurveyReportDocument(found.report(), found.figures()).bytes()));
    }

    @GetMapping("/{id}/comparison")
    @Operation(operationId = "compareSurveyReport", summary = "以同样的参数重新计算，与留存的报告逐项比对")
    Mono<Page<FigureComparison>> compare(
            @PathVariable UUID id, @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return reports.compare(id, scope).map(all -> new Page<>(all, null, (long) all.size()));
    }

    @GetMapping("/{id}/figures/{figureId}/rows")
    @Operation(operationId = "listSurveyReportRows", summary = "报告编制时一个指标背后明细的编号")
    Mono<Page<String>> rows(
            @PathVariable UUID id,
            @PathVariable @Parameter(example = "F21") String figureId,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope,
            Paging paging) {
        return reports.rowIds(id, figureId, scope, paging).map(ids -> Page.of(ids, paging, List::of));
    }

    private SurveyReportView view(SurveyReportService.Found found, Locale locale) {
        return SurveyReportView.of(
                found.report(), found.figures(), catalogue.deviationWarningPercent(), messages, locale);
    }
}
