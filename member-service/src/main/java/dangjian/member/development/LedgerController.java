package dangjian.member.development;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.sheet.SheetDownload;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Attachment;
import dangjian.kit.web.Caller;
import dangjian.kit.web.HarmlessToRepeat;
import dangjian.kit.web.PeopleOnly;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The ledger of cases as a workbook.
@RestController
@RequestMapping("/api/v1/development-cases")
@Tag(name = "development-cases")
class LedgerController {

    private final LedgerService ledger;

    LedgerController(LedgerService ledger) {
        this.ledger = ledger;
    }

    @GetMapping(path = "/ledger", produces = SheetDownload.MEDIA_TYPE)
    @Operation(operationId = "downloadDevelopmentLedger", summary = "下载发展党员台账（.xlsx），个人信息掩码")
    Mono<ResponseEntity<Flux<DataBuffer>>> masked(
            @ParameterObject CaseFilter filter,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return ledger.masked(filter, scope).map(LedgerController::download);
    }

    @PostMapping("/exports")
    @HarmlessToRepeat
    @PeopleOnly("a reason is a person's, and the record names who gave it")
    @Operation(
            operationId = "exportDevelopmentLedger",
            summary = "导出含完整个人信息的发展党员台账（.xlsx）；须说明理由，每份档案留痕",
            description = "列名与导入模板相同，可改后再导入。")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = SheetDownload.MEDIA_TYPE,
                            schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> clear(
            @Valid @RequestBody LedgerExport request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return ledger.clear(request.filter(), request.reason(), caller, scope).map(LedgerController::download);
    }

    private static ResponseEntity<Flux<DataBuffer>> download(Flux<DataBuffer> bytes) {
        return Attachment.of("发展党员台账.xlsx", SheetDownload.MEDIA_TYPE, bytes);
    }

    /// Which cases are exported, and why.
    @Schema(name = "DevelopmentLedgerExport")
    record LedgerExport(
            @JsonUnwrapped CaseFilter filter,

            @Schema(description = "理由，至少 4 个字", example = "年度党内统计核对") @NotBlank @Size(min = 4, max = 200)
            String reason) {}
}
