package dangjian.member.dues;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Collections of dues and their corrections.
@RestController
@RequestMapping("/api/v1/dues")
@Tag(name = "dues")
class CollectionController {

    private final CollectionService service;

    CollectionController(CollectionService service) {
        this.service = service;
    }

    @GetMapping("/collections")
    @Operation(operationId = "listDuesCollections", summary = "收缴记录，新的在前；冲销为负")
    Mono<Page<CollectionView>> list(
            @RequestParam(required = false) @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.list(under, scope, paging);
    }

    @PostMapping("/collections")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "collectDues",
            summary = "收缴若干党员的党费；先抵最早的欠交月份，可只交一部分",
            description = "多交的转入可以预交的月份（经党支部同意按季交纳的为本季），再有剩余则拒绝。补交一般不超过规定月数，更早的须说明理由。")
    Mono<CollectionView> collect(
            @Valid @RequestBody Payments request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.collect(
                new DuesCollection.Taking(
                        request.orgId(), request.collectedOn(), request.method(), stripped(request.reason())),
                request.payments().stream()
                        .map(payment -> new CollectionService.Payment(payment.memberId(), Money.yuan(payment.amount())))
                        .toList(),
                caller,
                scope);
    }

    @PostMapping("/branch-collections")
    @Operation(
            operationId = "collectBranchDues",
            summary = "一次收齐整个党支部到某月为止的党费，可列出未交的人",
            description = "重复提交没有害处：没有未交的党费时答复 204。")
    Mono<ResponseEntity<CollectionView>> collectAll(
            @Valid @RequestBody Branch request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.collectAll(
                        new DuesCollection.Taking(
                                request.orgId(), request.collectedOn(), request.method(), stripped(request.reason())),
                        request.through(),
                        request.except() == null ? Set.of() : request.except(),
                        caller,
                        scope)
                .map(made -> ResponseEntity.status(HttpStatus.CREATED).body(made))
                .defaultIfEmpty(ResponseEntity.noContent().build());
    }

    @PostMapping("/collections/{id}/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "correctDuesCollection", summary = "冲销一笔收缴：全部、其中一人，或某月起的（退还多交的）；原记录不动")
    Mono<CollectionView> correct(
            @PathVariable UUID id,
            @Valid @RequestBody Correction request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.correct(id, request.correcting(), caller, scope);
    }

    private static @Nullable String stripped(@Nullable String reason) {
        return reason == null ? null : reason.strip();
    }

    /// What members of a branch pay.
    record Payments(
            @NotNull UUID orgId,
            @NotNull LocalDate collectedOn,
            @NotNull PaymentMethod method,

            @Schema(description = "补交较早月份的理由") @Nullable @Size(min = 2, max = 200)
            String reason,

            @NotNull @Size(min = 1, max = 2000) List<@Valid @NotNull Payment> payments) {}

    /// What one member pays.
    record Payment(
            @NotNull UUID memberId,

            @Schema(description = "金额（元）", example = "15.00") @NotNull @Positive @Digits(integer = 9, fraction = 2)
            BigDecimal amount) {}

    /// A branch that collects everything.
    record Branch(
            @NotNull UUID orgId,

            @Schema(description = "到何月为止；至迟本季末，地方规则允许预交的更迟", example = "2026-11") @NotNull
            YearMonth through,

            @NotNull LocalDate collectedOn,
            @NotNull PaymentMethod method,

            @Schema(description = "补交较早月份的理由") @Nullable @Size(min = 2, max = 200)
            String reason,

            @Schema(description = "还没有交的党员") @Nullable @Size(max = 2000)
            Set<UUID> except) {}

    /// What is taken back, and why.
    record Correction(
            @Schema(description = "只冲销此人；不填则全部") @Nullable UUID memberId,

            @Schema(description = "只冲销此月及以后的；不填则各月都冲销", example = "2026-12") @Nullable
            YearMonth from,

            @Schema(example = "金额录错") @NotBlank @Size(min = 2, max = 200)
            String reason) {

        CollectionService.Correcting correcting() {
            return new CollectionService.Correcting(memberId, from, reason.strip());
        }
    }
}
