package dangjian.member.development;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Gives the ledger of cases: masked, or in clear for a reason and on the record of every case.
@Service
class LedgerService {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final LedgerWorkbook workbook;
    private final CaseService cases;
    private final CaseEventRepository events;
    private final InstantSource clock;

    LedgerService(LedgerWorkbook workbook, CaseService cases, CaseEventRepository events, InstantSource clock) {
        this.workbook = workbook;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    Mono<Flux<DataBuffer>> masked(CaseFilter filter, Scope scope) {
        return of(filter, LedgerWorkbook.Sight.MASKED, scope);
    }

    Mono<Flux<DataBuffer>> clear(CaseFilter filter, String reason, Caller caller, Scope scope) {
        var title = "发展党员台账 · 导出人 %s · %s · 含完整个人信息，请按规定保管"
                .formatted(caller.name(), MINUTE.format(clock.instant().atZone(BusinessTime.ZONE)));
        var sight = new LedgerWorkbook.Sight(true, title, seen -> events.insert(disclosed(seen, reason, caller)));
        return of(filter, sight, scope);
    }

    private Mono<Flux<DataBuffer>> of(CaseFilter filter, LedgerWorkbook.Sight sight, Scope scope) {
        return cases.narrowed(filter.under(), scope).map(narrow -> workbook.of(filter, sight, narrow));
    }

    private List<CaseEvent> disclosed(List<UUID> seen, String reason, Caller caller) {
        var now = clock.instant();
        return seen.stream()
                .map(id -> CaseEvent.of(id, CaseEvent.Kind.DISCLOSED, BusinessTime.dateOf(now), reason, caller, now))
                .toList();
    }
}
