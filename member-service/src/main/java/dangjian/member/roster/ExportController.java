package dangjian.member.roster;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.sheet.SheetDownload;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Attachment;
import dangjian.kit.web.Caller;
import dangjian.kit.web.HarmlessToRepeat;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Exports of the roster, and the record of them.
@RestController
@RequestMapping("/api/v1/members/exports")
@Tag(name = "members")
class ExportController {

    private final ExportService exports;

    ExportController(ExportService exports) {
        this.exports = exports;
    }

    @PostMapping
    @HarmlessToRepeat
    @PeopleOnly("a reason is a person's, and the record names who gave it")
    @Operation(
            operationId = "exportMembers",
            summary = "把查找到的党员导出为 .xlsx；须说明理由并留痕",
            description = "条件与 POST /api/v1/members/searches 相同，次序也相同。个人信息默认掩码，isClear=true 时完整写出。"
                    + "表首一行写明导出人、时间和编号；列名与导入模板相同。")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = SheetDownload.MEDIA_TYPE,
                            schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            @Valid @RequestBody Request request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return exports.export(request.criteria().search(), request.content(), caller, scope)
                .map(bytes -> Attachment.of("党员名册.xlsx", SheetDownload.MEDIA_TYPE, bytes));
    }

    @GetMapping
    @Operation(operationId = "listMemberExports", summary = "谁在何时因何导出过本范围的名册，新的在前")
    Mono<Page<ExportView>> list(Paging paging, @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return exports.list(scope, paging);
    }

    /// What is exported, and why.
    record Request(
            @JsonUnwrapped @Valid MemberSearchController.Criteria criteria,

            @Schema(description = "要哪些字段；不填为全部") @Nullable List<RosterField> fields,

            @Schema(description = "是否写出完整的个人信息；默认掩码", example = "false") @Nullable
            Boolean isClear,

            @Schema(description = "理由，至少 4 个字", example = "年度党内统计核对") @NotBlank @Size(min = 4, max = 200)
            String reason) {

        Export.Content content() {
            return Export.Content.of(fields, Boolean.TRUE.equals(isClear), reason);
        }
    }
}
