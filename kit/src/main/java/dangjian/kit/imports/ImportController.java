package dangjian.kit.imports;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Attachment;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The HTTP interface of one kind of import; a service extends it to choose the path and who may start one.
///
/// The subclass adds the operation that starts an import, annotated with [StartImport], and hands over to [#receive].
/// Imports are shown to whoever started them and to nobody else.
public abstract class ImportController {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final Imports imports;
    private final Importer<?> importer;

    protected ImportController(Imports imports, Importer<?> importer) {
        this.imports = imports;
        this.importer = importer;
    }

    /// Receives the workbook and answers 202 with the import and its address.
    protected final Mono<ResponseEntity<ImportView>> receive(ServerWebExchange upload, Caller caller, Scope scope) {
        var request = upload.getRequest();
        var locale = Objects.requireNonNullElse(upload.getLocaleContext().getLocale(), Locale.SIMPLIFIED_CHINESE);
        return imports.start(request, importer, caller, scope)
                .map(job -> ResponseEntity.accepted()
                        .location(URI.create(request.getPath().value() + "/" + job.id()))
                        .body(imports.texts().view(job, locale)));
    }

    @GetMapping
    @Operation(operationId = "listImports", summary = "本人的导入任务，新的在前")
    Mono<Page<ImportView>> list(
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            Locale locale) {
        return imports.list(importer.kind(), caller, paging)
                .map(page -> page.map(job -> imports.texts().view(job, locale)));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getImport", summary = "一个导入任务的进度和结果")
    Mono<ImportView> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            Locale locale) {
        return imports.find(id, importer.kind(), caller)
                .map(job -> imports.texts().view(job, locale));
    }

    @GetMapping("/{id}/faults")
    @Operation(operationId = "listImportFaults", summary = "导入中发现的问题，按行号排列")
    Mono<Page<FaultView>> faults(
            @PathVariable UUID id,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            Locale locale) {
        return imports.faults(id, importer.kind(), caller, paging)
                .map(page -> page.map(fault -> imports.texts().view(fault, locale)));
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "followImport", summary = "以服务器推送事件跟踪进度，直到任务结束")
    Flux<ServerSentEvent<ImportView>> events(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            Locale locale) {
        return imports.follow(id, importer.kind(), caller)
                .map(job -> ServerSentEvent.builder(imports.texts().view(job, locale))
                        .event(job.state().isFinal() ? "finished" : "progress")
                        .build())
                .publish(events -> Flux.merge(events, keepAlive().takeUntilOther(events.ignoreElements())));
    }

    @GetMapping(path = "/{id}/faulty-rows", produces = WORKBOOK)
    @Operation(operationId = "downloadFaultyRows", summary = "下载有问题的行，问题写在旁边，改好后可再次导入")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = WORKBOOK, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> faultyRows(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            Locale locale) {
        return imports.find(id, importer.kind(), caller)
                .flatMap(job -> imports.workbook()
                        .of(job, locale)
                        .map(bytes -> Attachment.of(faulty(job.fileName()), WORKBOOK, bytes)));
    }

    private static Flux<ServerSentEvent<ImportView>> keepAlive() {
        return Flux.interval(KEEP_ALIVE)
                .onBackpressureDrop()
                .map(_ -> ServerSentEvent.<ImportView>builder().comment("").build());
    }

    private static String faulty(String fileName) {
        var dot = fileName.lastIndexOf('.');
        return (dot > 0 ? fileName.substring(0, dot) : fileName) + "-问题.xlsx";
    }
}
