package dangjian.gateway.audit;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Attachment;
import dangjian.kit.web.Caller;
import dangjian.kit.web.HarmlessToRepeat;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "安全审计")
class AuditController {

    private final AuditService service;
    private final AuditExport export;
    private final AuditVerifier verifier;

    AuditController(AuditService service, AuditExport export, AuditVerifier verifier) {
        this.service = service;
        this.export = export;
        this.verifier = verifier;
    }

    @GetMapping("/entries")
    @Operation(operationId = "searchAudit", summary = "查询审计记录，新的在前；查询本身也被审计")
    Mono<Page<AuditView>> search(
            @Allowed({Role.AUDIT_ADMIN}) Caller caller, @ParameterObject AuditSearch search, Paging paging) {
        return service.search(search, paging);
    }

    @GetMapping("/exports")
    @Operation(operationId = "exportAudit", summary = "导出审计记录（.xlsx 或 .csv），旧的在前")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Flux<DataBuffer>> export(
            @Allowed({Role.AUDIT_ADMIN}) Caller caller,
            @ParameterObject AuditSearch search,
            @RequestParam(defaultValue = "XLSX") AuditExport.Format format) {
        return Attachment.of(
                "audit." + format.name().toLowerCase(Locale.ROOT), format.type(), export.write(format, search));
    }

    @PostMapping("/verifications")
    @HarmlessToRepeat
    @Operation(operationId = "verifyAudit", summary = "校验审计链是否完整、未被改动；可给出另行保存的链尾")
    Mono<ChainCheck.Report> verify(
            @Allowed({Role.AUDIT_ADMIN}) Caller caller, @RequestBody(required = false) @Nullable Verification request) {
        var head = request == null ? null : request.head();
        return verifier.verify(head == null ? null : ChainHead.parse(head));
    }

    @Schema(name = "AuditVerification")
    record Verification(
            @Nullable @Schema(description = "以前校验时得到的 head", example = "42:9f86d081884c7d65")
            String head) {}
}
