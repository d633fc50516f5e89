package dangjian.member.mobility;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
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

/// Members who are away.
@RestController
@RequestMapping("/api/v1/mobile-stays")
@Tag(name = "mobile-stays", description = "流动党员：流出地、流入地双向管理，联系记录")
class MobileController {

    private final MobileService mobile;
    private final InstantSource clock;

    MobileController(MobileService mobile, InstantSource clock) {
        this.mobile = mobile;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listMobileStays", summary = "流出和流入管理范围的流动党员；党员只看到本人的")
    Mono<Page<MobileView>> list(
            @Parameter(description = "只看流出或流入这个党组织及其下级的") @RequestParam(required = false) @Nullable UUID under,
            @RequestParam(required = false) @Nullable UUID memberId,
            @Parameter(description = "只看仍在外的") @RequestParam(defaultValue = "false") boolean current,
            @Parameter(description = "只看到这一天为止应当联系的（在国外、境外的）") @RequestParam(required = false) @Nullable
                    LocalDate contactDueBy,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return mobile.list(new MobileFilter(under, memberId, current, contactDueBy, 0), scope, paging);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getMobileStay", summary = "一次外出及其联系记录")
    Mono<ResponseEntity<MobileView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return mobile.find(id, scope).map(MobileController::tagged);
    }

    @PostMapping
    @Operation(operationId = "recordMobileStay", summary = "登记外出：去向、流入地党组织（本区内的）")
    Mono<ResponseEntity<MobileView>> leave(
            @Valid @RequestBody NewStay request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return mobile.leave(request.stay(caller, clock.instant()), caller, scope)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/mobile-stays/" + view.id()))
                        .eTag("\"" + view.version() + "\"")
                        .body(view));
    }

    @PostMapping("/{id}/contacts")
    @Operation(operationId = "recordMobileContact", summary = "登记一次联系；流出地、流入地都可以登记")
    Mono<MobileView> contact(
            @PathVariable UUID id,
            @Valid @RequestBody NewContact request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return mobile.contact(id, request.contactedOn(), request.note().strip(), caller, scope);
    }

    @PutMapping("/{id}/end")
    @Operation(operationId = "endMobileStay", summary = "返回；由组织关系所在的一方登记")
    Mono<ResponseEntity<MobileView>> end(
            @PathVariable UUID id,
            @Valid @RequestBody End request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return mobile.end(id, request.until(), version, caller, scope).map(MobileController::tagged);
    }

    private static ResponseEntity<MobileView> tagged(MobileView view) {
        return Version.tagged(view, view.version());
    }

    /// A stay to be put on record.
    @Schema(name = "NewMobileStay")
    record NewStay(
            @NotNull UUID memberId,

            @Schema(description = "外出流向", example = "江苏省苏州市工业园区") @NotBlank @Size(min = 2, max = 100)
            String destination,

            @Schema(description = "是否在国外、境外") boolean isAbroad,
            @Schema(description = "流入地党组织（本区内的）") @Nullable UUID inflowOrgId,
            @Schema(example = "2026-03-02") @NotNull LocalDate since,

            @Schema(description = "原因", example = "外出务工") @NotBlank @Size(min = 2, max = 200)
            String ground) {

        MobileStay stay(Caller caller, Instant now) {
            return new MobileStay(
                    Ids.next(),
                    memberId,
                    destination.strip(),
                    isAbroad,
                    inflowOrgId,
                    since,
                    null,
                    ground.strip(),
                    caller.name(),
                    now,
                    null,
                    1);
        }
    }

    /// A contact.
    @Schema(name = "NewMobileContact")
    record NewContact(
            @Schema(example = "2026-09-01") @NotNull LocalDate contactedOn,

            @Schema(example = "视频通话，已参加流入地组织生活") @NotBlank @Size(max = 300)
            String note) {}

    /// Coming back.
    @Schema(name = "MobileStayEnd")
    record End(@Schema(example = "2026-11-01") @NotNull LocalDate until) {}
}
