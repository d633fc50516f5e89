package dangjian.member.roster;

import dangjian.kit.event.Outbox;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.Collection;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Ends memberships, whatever procedure has led there: the records stay, their histories tell why and from which day
/// on, and whoever listens is told.
@Component
class Leaving {

    private final Rewriting rewriting;
    private final CodeBooks books;
    private final Outbox outbox;

    Leaving(Rewriting rewriting, CodeBooks books, Outbox outbox) {
        this.rewriting = rewriting;
        this.books = books;
        this.outbox = outbox;
    }

    /// All of them or none.
    Mono<Void> leave(Collection<Member> members, ExitReason why, LocalDate on, Reason reason, Scope scope) {
        return books.current()
                .flatMap(book -> rewriting.replace(
                        members.stream()
                                .map(before -> Rewriting.Step.of(before, before.exit(why, on), on))
                                .toList(),
                        told(book, why, on, reason),
                        scope))
                .then(Mono.defer(() -> outbox.addAll(members.stream()
                        .map(member -> new MemberExited(member.id(), member.orgId(), why, on))
                        .toList())));
    }

    private static Reason told(CodeBook book, ExitReason why, LocalDate on, Reason reason) {
        var label = book.known(CodeBook.EXIT_REASONS, why.name()).label();
        return new Reason("%s（自 %s 起）：%s".formatted(label, on, reason.text()), reason.caller());
    }
}
