package dangjian.member.transfer;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.roster.MemberFields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Starting transfers and finding them.
@RestController
@RequestMapping("/api/v1/transfers")
@Tag(name = "transfers", description = "组织关系接转：接收以前，党员仍在原支部管理、统计和交纳党费")
class TransferController {

    private final DepartureService departures;
    private final ArrivalService arrivals;
    private final TransferViews views;

    TransferController(DepartureService departures, ArrivalService arrivals, TransferViews views) {
        this.departures = departures;
        this.arrivals = arrivals;
        this.views = views;
    }

    @GetMapping
    @Operation(
            operationId = "listTransfers",
            summary = "组织关系接转，从新到旧；box=TO_DO 为轮到本级或下级组织办理的",
            description = "转出方从一开始就能看到；转入党委在转出党委审核后、转入支部在分配后才能看到。党员只看到涉及本人的。")
    Mono<Page<TransferView>> list(
            @ParameterObject TransferFilter filter,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return views.page(filter, scope, paging);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getTransfer", summary = "一件组织关系接转及其办理经过")
    Mono<ResponseEntity<TransferView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return views.one(id, scope).map(view -> Version.tagged(view, view.version()));
    }

    @PostMapping
    @Operation(
            operationId = "startTransfer",
            summary = "转出支部发起接转：一名党员，或整建制（WHOLE_ORG）转出一个支部的全体党员",
            description = "转入方为区内组织时给出 toOrgId（支部或其党委），为区外组织时给出 toName。一名党员同时只能有一件在办的接转。")
    Mono<ResponseEntity<TransferView>> start(
            @Valid @RequestBody NewTransfer request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return departures.start(request.departure(), caller, scope).flatMap(transfer -> created(transfer, scope));
    }

    @PostMapping("/letters")
    @Operation(
            operationId = "recordTransferLetter",
            summary = "转入党委登记区外开来的介绍信",
            description = "党员信息的规则与名册登记相同；支部接收时写入名册，曾从本区转出的恢复原记录。")
    Mono<ResponseEntity<TransferView>> recordLetter(
            @Valid @RequestBody ForeignLetter request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return arrivals.record(request.arrival(), caller, scope).flatMap(transfer -> created(transfer, scope));
    }

    private Mono<ResponseEntity<TransferView>> created(Transfer transfer, Scope scope) {
        return views.one(transfer.id(), scope)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/transfers/" + view.id()))
                        .eTag("\"" + view.version() + "\"")
                        .body(view));
    }

    /// What the sending branch asks for.
    record NewTransfer(
            @NotNull TransferKind kind,
            @Schema(description = "转出的党员；整建制接转不填") @Nullable UUID memberId,
            @Schema(description = "整建制接转的支部；其他不填") @Nullable UUID fromOrgId,
            @Schema(description = "转入的支部或党委（区内）") @Nullable UUID toOrgId,

            @Schema(description = "转入的组织（区外）", example = "中共临江市市直机关工作委员会") @Nullable @Size(min = 4, max = 100)
            String toName,

            @Schema(description = "接转原因", example = "工作调动") @NotBlank @Size(max = 100)
            String reason,

            @Schema(description = "党费交至；平台有收缴记录的以记录为准，可不填；整建制的为各人中最早的", example = "2026-10", type = "string") @Nullable
            YearMonth duesPaidTo) {

        private DepartureService.Departure departure() {
            return new DepartureService.Departure(
                    kind, memberId, fromOrgId, toOrgId, toName, reason.strip(), duesPaidTo);
        }
    }

    /// A letter from outside of the district and whom it introduces.
    record ForeignLetter(
            @NotNull TransferKind kind,
            @Schema(description = "转入的支部或党委") @NotNull UUID toOrgId,

            @Schema(description = "开出介绍信的组织", example = "中共临江市市直机关工作委员会") @NotBlank @Size(max = 100)
            String from,

            @Schema(description = "接转原因", example = "工作调动") @NotBlank @Size(max = 100)
            String reason,

            @Schema(description = "党费交至", example = "2026-10", type = "string") @NotNull
            YearMonth duesPaidTo,

            @NotNull @Valid IssuedLetter letter,
            @Schema(description = "介绍信所载的党员信息") @NotNull MemberFields member) {

        private ArrivalService.Arrival arrival() {
            return new ArrivalService.Arrival(
                    kind, toOrgId, from.strip(), reason.strip(), duesPaidTo, letter.letter(), member.texts());
        }
    }

    /// Number and days of a letter.
    @Schema(name = "IssuedTransferLetter")
    record IssuedLetter(
            @Schema(example = "20260317") @NotBlank @Size(max = 40)
            String number,

            @NotNull LocalDate issuedOn,
            @NotNull LocalDate validUntil) {

        private Letter letter() {
            return new Letter(number.strip(), issuedOn, validUntil);
        }
    }
}
