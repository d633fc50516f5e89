package dangjian.member.fund;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.member.dues.Money;
import dangjian.member.dues.PaymentMethod;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Voluntary payments.
@RestController
@RequestMapping("/api/v1/dues")
@Tag(name = "dues-funds")
class ContributionController {

    private final ContributionService service;

    ContributionController(ContributionService service) {
        this.service = service;
    }

    @GetMapping("/contributions")
    @Operation(operationId = "listDuesContributions", summary = "自愿多交的党费，新的在前；冲销为负")
    Mono<Page<ContributionView>> list(
            @RequestParam(required = false) @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.list(under, scope, paging);
    }

    @GetMapping("/members/{memberId}/contributions")
    @Operation(operationId = "listMemberDuesContributions", summary = "一名党员自愿多交的党费；党员只看到本人")
    Mono<List<ContributionView>> ofMember(
            @PathVariable UUID memberId,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return service.ofMember(memberId, scope);
    }

    @PostMapping("/contributions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "contributeDues", summary = "登记一名党员一次自愿多交的党费", description = "不抵任何月份的党费；达到规定数额的，全部上缴中央。")
    Mono<ContributionView> give(
            @Valid @RequestBody Giving request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.give(request.giving(), caller, scope);
    }

    @PostMapping("/contributions/{id}/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "correctDuesContribution", summary = "冲销一次自愿多交；已经上缴或使用的不能冲销")
    Mono<ContributionView> correct(
            @PathVariable UUID id,
            @Valid @RequestBody Correction request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.correct(id, request.reason().strip(), caller, scope);
    }

    /// What a member gives.
    record Giving(
            @Schema(description = "党员所在党支部") @NotNull UUID orgId,
            @NotNull UUID memberId,
            @Schema(example = "2026-07-01") @NotNull LocalDate paidOn,
            @NotNull PaymentMethod method,

            @Schema(description = "金额（元）", example = "1000.00") @NotNull @Positive @Digits(integer = 9, fraction = 2)
            BigDecimal amount) {

        Contribution.Giving giving() {
            return new Contribution.Giving(orgId, memberId, paidOn, method, Money.yuan(amount));
        }
    }

    /// Why it is taken back.
    record Correction(
            @Schema(example = "金额录错") @NotBlank @Size(min = 2, max = 200)
            String reason) {}
}
