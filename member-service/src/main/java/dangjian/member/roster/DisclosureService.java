package dangjian.member.roster;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Shows personal data in clear to somebody with a right and a reason, and writes down that it did.
@Service
class DisclosureService {

    private final MemberRepository members;
    private final DisclosureRepository disclosures;
    private final InstantSource clock;

    DisclosureService(MemberRepository members, DisclosureRepository disclosures, InstantSource clock) {
        this.members = members;
        this.disclosures = disclosures;
        this.clock = clock;
    }

    @Transactional
    Mono<DisclosedView> disclose(UUID id, Set<PersonalField> fields, String reason, Caller caller, Scope scope) {
        var disclosure = new DisclosureRepository.Disclosure(
                Ids.next(),
                id,
                clock.instant(),
                caller.accountId(),
                caller.name(),
                fields.stream().sorted().map(Enum::name).toArray(String[]::new),
                reason.strip());
        return disclosures
                .insert(disclosure, scope)
                .filter(count -> count == 1)
                .flatMap(_ -> members.find(id, scope))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")))
                .map(placed -> new DisclosedView(
                        disclosure.id(),
                        id,
                        disclosure.disclosedAt(),
                        clear(placed.member().personal(), fields)));
    }

    Mono<Page<DisclosureView>> of(UUID id, Scope scope, Paging paging) {
        return members.find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")))
                .flatMap(_ -> disclosures.of(id, scope, paging).collectList())
                .map(rows -> Page.of(rows, paging, row -> List.of(row.id())).map(DisclosureView::of));
    }

    private static Map<PersonalField, @Nullable String> clear(PersonalData personal, Set<PersonalField> fields) {
        var clear = new EnumMap<PersonalField, @Nullable String>(PersonalField.class);
        fields.forEach(field -> clear.put(field, personal.clear(field)));
        return clear;
    }
}
