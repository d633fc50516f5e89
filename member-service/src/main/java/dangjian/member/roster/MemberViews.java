package dangjian.member.roster;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Page;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Shows members as of today.
@Component
class MemberViews {

    private final CodeBooks codeBooks;
    private final InstantSource clock;

    MemberViews(CodeBooks codeBooks, InstantSource clock) {
        this.codeBooks = codeBooks;
        this.clock = clock;
    }

    Mono<MemberView> of(PlacedMember member) {
        return codeBooks.current().map(book -> MemberView.of(member, book, BusinessTime.today(clock)));
    }

    Mono<Page<MemberView>> of(Page<PlacedMember> page) {
        var today = BusinessTime.today(clock);
        return codeBooks.current().map(book -> page.map(member -> MemberView.of(member, book, today)));
    }
}
