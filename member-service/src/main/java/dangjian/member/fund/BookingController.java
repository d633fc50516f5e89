package dangjian.member.fund;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.member.dues.Money;
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

/// Interest and uses of dues.
@RestController
@RequestMapping("/api/v1/dues/bookings")
@Tag(name = "dues-funds")
class BookingController {

    private final BookingService service;

    BookingController(BookingService service) {
        this.service = service;
    }

    @GetMapping
    @Operation(operationId = "listDuesBookings", summary = "党费利息和使用，新的在前；冲销为负")
    Mono<Page<BookingView>> list(
            @RequestParam(required = false) @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.list(under, scope, paging);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "bookDues",
            summary = "登记党费利息，或留存党费的一次使用",
            description = "利息是党费收入。使用不得超过留存可用的数额，须填使用项目和集体研究决定的会议；党支部没有留存。")
    Mono<BookingView> book(
            @Valid @RequestBody Entry request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.book(request.entry(), caller, scope);
    }

    @PostMapping("/{id}/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "correctDuesBooking", summary = "冲销一笔利息或使用；利息已经上缴或使用的不能冲销")
    Mono<BookingView> correct(
            @PathVariable UUID id,
            @Valid @RequestBody ContributionController.Correction request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.correct(id, request.reason().strip(), caller, scope);
    }

    /// Interest or a use.
    record Entry(
            @NotNull UUID orgId,

            @Schema(description = "INTEREST 利息；USE 使用") @NotNull
            Booking.Kind kind,

            @Schema(description = "使用项目；利息不填", example = "TRAINING") @Nullable @Size(max = 40)
            String category,

            @Schema(example = "2026-09-30") @NotNull LocalDate bookedOn,

            @Schema(description = "金额（元）", example = "3000.00") @NotNull @Positive @Digits(integer = 9, fraction = 2)
            BigDecimal amount,

            @Schema(description = "用途或来源", example = "入党积极分子培训班教材") @NotBlank @Size(min = 2, max = 200)
            String purpose,

            @Schema(description = "集体研究决定的会议；利息不填", example = "2026-09-20 党委会") @Nullable @Size(min = 2, max = 200)
            String decision) {

        Booking.Entry entry() {
            return new Booking.Entry(
                    orgId,
                    kind,
                    category,
                    bookedOn,
                    Money.yuan(amount),
                    purpose.strip(),
                    decision == null ? null : decision.strip());
        }
    }
}
