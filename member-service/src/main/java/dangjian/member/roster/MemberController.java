package dangjian.member.roster;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Member records: listing, reading, registering, correcting.
@RestController
@RequestMapping("/api/v1/members")
@Tag(name = "members", description = "党员名册：姓名对有管理权限的人完整显示，证件号码、电话、住址一律掩码")
class MemberController {

    private final RosterService roster;
    private final RegistrationService registrations;
    private final CorrectionService corrections;
    private final MemberHistory history;
    private final MemberViews views;

    MemberController(
            RosterService roster,
            RegistrationService registrations,
            CorrectionService corrections,
            MemberHistory history,
            MemberViews views) {
        this.roster = roster;
        this.registrations = registrations;
        this.corrections = corrections;
        this.history = history;
        this.views = views;
    }

    @GetMapping
    @Operation(
            operationId = "listMembers",
            summary = "党员名册，按支部和姓名排列；给出姓名、年龄或党龄时按其排列",
            description = "证件号码和电话不得出现在地址里，按它们查找请用 POST /api/v1/members/searches。党员只看到本人。")
    Mono<Page<MemberView>> list(
            @Valid @ParameterObject MemberFilter filter,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return roster.search(new RosterService.Search(filter, null, null), scope, paging);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getMember", summary = "一名党员的记录，含年龄和党龄")
    Mono<ResponseEntity<MemberView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return roster.find(id, scope).map(member -> Version.tagged(member, member.version()));
    }

    @GetMapping("/{id}/history")
    @Operation(operationId = "listMemberHistory", summary = "记录的登记和历次更改：谁、何时、从什么改成什么、为什么")
    Mono<Page<ChangeView>> history(
            @PathVariable UUID id,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return history.of(id, scope, paging);
    }

    @PostMapping
    @Operation(operationId = "registerMember", summary = "登记一名党员，规则与导入相同")
    Mono<ResponseEntity<MemberView>> register(
            @Valid @RequestBody NewMember request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return registrations
                .enter(request.orgId(), request.fields().texts(), caller, scope)
                .flatMap(views::of)
                .map(member -> ResponseEntity.created(URI.create("/api/v1/members/" + member.id()))
                        .eTag("\"" + member.version() + "\"")
                        .body(member));
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "correctMember",
            summary = "更正记录：只写要改的字段，空文字表示清空；须说明理由",
            description = "更改身份证号而不写性别和出生日期时，两者随之改变。有专门程序的不在此更改（422，写明该走的程序）："
                    + "人员类别走发展党员，党籍状态走离开党组织或恢复党籍，失联、流动各走其登记，所在支部走组织关系接转。改变党龄的（转为正式党员日期、党龄校正值）由上级党委更正。")
    Mono<ResponseEntity<MemberView>> correct(
            @PathVariable UUID id,
            @Valid @RequestBody CorrectedMember request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        var correction = new Correction(request.texts(), request.reason().strip());
        return corrections
                .correct(id, version, correction, caller, scope)
                .flatMap(views::of)
                .map(member -> Version.tagged(member, member.version()));
    }

    /// A member to be registered.
    @Schema(example = """
        {"orgId": "01999999-0000-7000-8000-000000000001", "name": "李建国", "idNumber": "990000199001010017",
         "stage": "正式党员", "joinedOn": "2012-06-20", "fullOn": "2013-06-20", "nation": "汉族",
         "education": "大学本科", "position": "社区工作人员", "phone": "13800138000"}
        """)
    record NewMember(
            @Schema(description = "所在党支部") @NotNull UUID orgId,
            @JsonUnwrapped MemberFields fields) {}

    /// Fields that shall be corrected.
    @Schema(example = """
        {"reason": "核对身份证原件", "nation": "汉族", "phone": "13800138000",
         "particulars": {"nativePlace": "青禾市云桥街道"}}
        """)
    record CorrectedMember(
            @Schema(description = "理由", example = "核对身份证原件") @NotBlank @Size(min = 2, max = 200)
            String reason,

            @Schema(description = "所在党支部；不能更正，只可照抄") @Nullable
            UUID orgId,

            @JsonUnwrapped MemberFields fields) {

        Map<RosterField, String> texts() {
            var texts = fields.texts();
            if (orgId != null) {
                texts.put(RosterField.BRANCH, orgId.toString());
            }
            return texts;
        }
    }
}
