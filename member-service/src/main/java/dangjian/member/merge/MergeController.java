package dangjian.member.merge;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.HarmlessToRepeat;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.PeopleOnly;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.roster.Reason;
import dangjian.member.roster.RosterField;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Making one record of two.
@RestController
@PeopleOnly("whether two records are one person is for people to say, and the record names them")
@RequestMapping("/api/v1/members/merges")
@Tag(name = "member-merges", description = "重复党员合并：预览、提出、由另一人批准；重复的记录不删除，指向保留的记录")
class MergeController {

    private final MergeService merges;

    MergeController(MergeService merges) {
        this.merges = merges;
    }

    @GetMapping
    @Operation(operationId = "listMemberMerges", summary = "管理范围内的合并事项，新的在前")
    Mono<Page<MergeView>> list(
            @RequestParam(required = false) @Nullable UUID memberId,
            @RequestParam(required = false) Merge.@Nullable State state,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return merges.list(memberId, state, scope, paging);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getMemberMerge", summary = "一个合并事项")
    Mono<ResponseEntity<MergeView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return merges.find(id, scope).map(MergeController::tagged);
    }

    @PostMapping("/previews")
    @HarmlessToRepeat
    @Operation(operationId = "previewMemberMerge", summary = "预览：逐项对照、另有哪些资料、须先办结什么；不改变任何东西")
    Mono<MergePreview> preview(
            @Valid @RequestBody TwoRecords request,
            Locale locale,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return merges.preview(request.survivorId(), request.duplicateId(), request.fields(), caller, locale, scope);
    }

    @PostMapping
    @Operation(
            operationId = "proposeMemberMerge",
            summary = "提出合并；两条记录须都在管理范围内",
            description = "只有一方填写的都保留；不同的以保留的记录为准，taken 里的字段改用重复的记录的值。" + "党籍状态、人员类别、所在党支部等有专门程序的以保留的记录为准。")
    Mono<ResponseEntity<MergeView>> propose(
            @Valid @RequestBody NewMerge request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        var records = request.records();
        var reason = new Reason(request.ground().strip(), caller);
        return merges.propose(records.survivorId(), records.duplicateId(), records.fields(), reason, scope)
                .map(merge -> ResponseEntity.created(URI.create("/api/v1/members/merges/" + merge.id()))
                        .eTag("\"" + merge.version() + "\"")
                        .body(MergeView.of(merge)));
    }

    @PutMapping("/{id}/approval")
    @Operation(
            operationId = "approveMemberMerge",
            summary = "批准并随即合并；须由提出人以外的上级党组织人员办理",
            description = "重复的记录的发展档案、接转、党费、处分、徽章、承诺、流动和失联记录等一并归入保留的记录；" + "党费以冲销和重记移转，台账不改。有未办结的事项时为 409，见 errors。")
    Mono<ResponseEntity<MergeView>> approve(
            @PathVariable UUID id,
            @Valid @RequestBody MergeDecision request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return merges.approve(id, request.note().strip(), version, caller, scope)
                .map(MergeController::tagged);
    }

    @PutMapping("/{id}/rejection")
    @Operation(operationId = "rejectMemberMerge", summary = "不是同一人；不再列为疑似重复")
    Mono<ResponseEntity<MergeView>> reject(
            @PathVariable UUID id,
            @Valid @RequestBody MergeDecision request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return merges.reject(id, request.note().strip(), version, caller, scope).map(MergeController::tagged);
    }

    private static ResponseEntity<MergeView> tagged(Merge merge) {
        return Version.tagged(MergeView.of(merge), merge.version());
    }

    /// Two records, and what one takes from the other.
    @Schema(name = "TwoRecords")
    record TwoRecords(
            @Schema(description = "保留的记录") @NotNull UUID survivorId,
            @Schema(description = "重复的记录") @NotNull UUID duplicateId,

            @Schema(description = "选用重复记录的值的字段", example = "[\"PHONE\"]") @Nullable
            Set<@NotNull RosterField> taken) {

        Set<RosterField> fields() {
            return taken == null ? Set.of() : taken;
        }
    }

    /// Two records that are said to be one person.
    @Schema(name = "NewMemberMerge")
    record NewMerge(
            @JsonUnwrapped @Valid TwoRecords records,

            @Schema(description = "依据", example = "核对身份证原件，系同一人") @NotBlank @Size(min = 2, max = 300)
            String ground) {}

    /// A decision on a proposal.
    @Schema(name = "MemberMergeDecision")
    record MergeDecision(
            @Schema(example = "已核对，同意合并") @NotBlank @Size(min = 2, max = 300)
            String note) {}
}
