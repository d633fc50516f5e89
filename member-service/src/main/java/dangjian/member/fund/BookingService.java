package dangjian.member.fund;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.dues.Narrowed;
import dangjian.member.dues.Recorded;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Books interest, and uses of what is kept: never more than is available.
@Service
class BookingService {

    private final BookingRepository bookings;
    private final FundRepository funds;
    private final Organizations organizations;
    private final InstantSource clock;

    BookingService(BookingRepository bookings, FundRepository funds, Organizations organizations, InstantSource clock) {
        this.bookings = bookings;
        this.funds = funds;
        this.organizations = organizations;
        this.clock = clock;
    }

    @Transactional
    Mono<BookingView> book(Booking.Entry entry, Caller caller, Scope scope) {
        return fund(entry.orgId(), scope)
                .doOnNext(_ -> Days.mustBeRecent(entry.bookedOn(), "/bookedOn", today()))
                .zipWith(known(entry.category()))
                .map(both -> Booking.of(entry, both.getT1(), Recorded.by(caller, clock.instant())))
                .flatMap(made -> bookings.add(made, scope).thenReturn(BookingView.of(made)));
    }

    /// Takes an entry back; interest only while it has not been passed up or used.
    @Transactional
    Mono<BookingView> correct(UUID id, String reason, Caller caller, Scope scope) {
        return bookings.find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("dues.booking.unknown")))
                .map(found -> found.correct(today(), reason, Recorded.by(caller, clock.instant())))
                .flatMap(contra -> fund(contra.orgId(), scope)
                        .flatMap(before -> add(contra, scope)
                                .then(funds.find(contra.orgId(), scope))
                                .doOnNext(before::mustBear))
                        .thenReturn(BookingView.of(contra)));
    }

    Mono<Page<BookingView>> list(@Nullable UUID under, Scope scope, Paging paging) {
        return Narrowed.to(under, organizations, scope)
                .flatMap(narrow -> bookings.page(narrow, paging).collectList())
                .map(rows -> Page.of(rows, paging, row -> List.of(row.id())).map(BookingView::of));
    }

    private Mono<Long> add(Booking contra, Scope scope) {
        return bookings.add(contra, scope)
                .filter(count -> count == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("dues.correction.nothing-left")));
    }

    private Mono<Fund> fund(UUID org, Scope scope) {
        return funds.locked(org, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")));
    }

    /// Whether dues may be used for that; interest has no category.
    private Mono<Boolean> known(@Nullable String category) {
        return category == null
                ? Mono.just(true)
                : funds.categories()
                        .any(known -> known.code().equals(category))
                        .filter(Boolean::booleanValue)
                        .switchIfEmpty(Mono.error(
                                () -> Problem.unprocessable("dues.rules").at("/category", "dues.booking.category")));
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }
}
