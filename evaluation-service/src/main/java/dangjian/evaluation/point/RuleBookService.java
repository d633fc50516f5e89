package dangjian.evaluation.point;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Problem;
import java.time.InstantSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Publishes new versions of the rule book; what happened before the effective date keeps its value.
@Service
class RuleBookService {

    private final RuleBookRepository ruleBooks;
    private final InstantSource clock;

    RuleBookService(RuleBookRepository ruleBooks, InstantSource clock) {
        this.ruleBooks = ruleBooks;
        this.clock = clock;
    }

    Mono<RuleBooks> all() {
        return ruleBooks.all();
    }

    @Transactional
    Mono<RuleBook> publish(RuleBookDraft draft) {
        if (draft.effectiveFrom().isBefore(BusinessTime.today(clock))) {
            throw Problem.unprocessable("point.book").at("/effectiveFrom", "point.effective-past");
        }
        return ruleBooks
                .all()
                .flatMap(books -> Mono.justOrEmpty(books.version(draft.basedOn())))
                .switchIfEmpty(Mono.error(() -> Problem.unprocessable("point.book-unknown", draft.basedOn())))
                .doOnNext(draft::mustFit)
                .flatMap(former -> ruleBooks.publish(draft))
                .flatMap(version -> ruleBooks.all().flatMap(books -> Mono.justOrEmpty(books.version(version))));
    }
}
