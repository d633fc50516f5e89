package dangjian.member.roster;

import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Presents members to another organisation (介绍信), and writes down whose personal data were given in clear.
@Service
public class Introductions {

    private static final List<String> GIVEN = List.of(PersonalField.ID_NUMBER.name(), PersonalField.PHONE.name());

    private final MemberRepository members;
    private final DisclosureRepository disclosures;
    private final CodeBooks codeBooks;
    private final InstantSource clock;

    Introductions(
            MemberRepository members, DisclosureRepository disclosures, CodeBooks codeBooks, InstantSource clock) {
        this.members = members;
        this.disclosures = disclosures;
        this.codeBooks = codeBooks;
        this.clock = clock;
    }

    /// These members by name; a problem `member.unknown` when one of them is not in the scope.
    ///
    /// @param reason why ID numbers and phones are given in clear; masked without one
    @Transactional
    public Mono<List<Introduction>> of(Collection<UUID> ids, @Nullable Reason reason, Scope scope) {
        var wanted = new HashSet<>(ids);
        return (reason == null ? Mono.just(0L) : disclosures.insert(wanted, giving(reason), scope))
                .then(Mono.defer(() -> members.find(wanted, scope).collectList()))
                .filter(found -> found.size() == wanted.size())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")))
                .zipWith(
                        codeBooks.current(),
                        (found, book) -> found.stream()
                                .map(placed -> Introduction.of(placed, book, reason != null))
                                .sorted(Comparator.comparing(Introduction::name).thenComparing(Introduction::memberId))
                                .toList());
    }

    private DisclosureRepository.Giving giving(Reason reason) {
        return new DisclosureRepository.Giving(
                clock.instant(),
                reason.caller().accountId(),
                reason.caller().name(),
                GIVEN.toArray(String[]::new),
                reason.text());
    }
}
