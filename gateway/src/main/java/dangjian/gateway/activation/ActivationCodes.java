package dangjian.gateway.activation;

import dangjian.gateway.activation.ActivationRepository.Candidate;
import dangjian.gateway.activation.ActivationRepository.Issued;
import dangjian.gateway.audit.AuditFilter;
import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.crypto.BlindIndex;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Issues activation codes for the members of a branch, and tells who has used theirs.
@Service
class ActivationCodes {

    private static final Duration KEPT = Duration.ofDays(30);

    private final ActivationRepository codes;
    private final ActivationProperties properties;
    private final BlindIndex index;
    private final InstantSource clock;

    ActivationCodes(
            ActivationRepository codes, ActivationProperties properties, BlindIndex index, InstantSource clock) {
        this.codes = codes;
        this.properties = properties;
        this.index = index;
        this.clock = clock;
    }

    /// New codes for members below an organisation who have no account yet; former ones are void. The codes are in the
    /// answer and nowhere else.
    ///
    /// @param members only these; all when empty
    /// @return the rows of the sheet: branch, name, code, last day
    Mono<List<List<String>>> issue(UUID orgId, List<UUID> members, UUID by, Scope scope) {
        var wanted = members.stream().distinct().toList();
        return path(orgId, scope)
                .flatMapMany(path -> codes.candidates(path, wanted, properties.perSheet() + 1, scope))
                .collectList()
                .doOnNext(found -> mustFit(found, wanted))
                .flatMap(found -> issue(found, by, scope));
    }

    Mono<Page<ActivationView>> list(@Nullable UUID orgId, Paging paging, Scope scope) {
        return orgId == null
                ? page(null, paging, scope)
                : path(orgId, scope).flatMap(path -> page(path, paging, scope));
    }

    private Mono<Page<ActivationView>> page(@Nullable String path, Paging paging, Scope scope) {
        var page = codes.list(path, paging, scope)
                .collectList()
                .map(rows -> Page.of(rows, paging, view -> List.of(view.memberId())));
        return paging.count() ? Mono.zip(page, codes.count(path, scope), Page::withTotal) : page;
    }

    byte[] hash(ActivationCode code) {
        return index.of("activation-code", code.normalised());
    }

    @Scheduled(fixedDelayString = "1h")
    Mono<Void> forgetOldOnes() {
        return Mono.defer(() -> codes.forgetBefore(clock.instant().minus(KEPT)));
    }

    private Mono<List<List<String>>> issue(List<Candidate> found, UUID by, Scope scope) {
        var now = clock.instant();
        var until = now.plus(properties.validity());
        var lastDay = BusinessTime.dateOf(until).toString();
        var made = found.stream().map(_ -> ActivationCode.random()).toList();
        var issued = new ArrayList<Issued>();
        var rows = new ArrayList<List<String>>();
        for (var place = 0; place < found.size(); place++) {
            var member = found.get(place);
            var code = made.get(place);
            issued.add(new Issued(member.id(), HexFormat.of().formatHex(hash(code))));
            rows.add(List.of(member.branch(), Objects.requireNonNullElse(member.name(), ""), code.text(), lastDay));
        }
        return codes.issue(issued, by, now, until, scope)
                .then(AuditFilter.tellObjects(found.stream().map(Candidate::id).toList()))
                .thenReturn(rows);
    }

    private Mono<String> path(UUID orgId, Scope scope) {
        return codes.path(orgId, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown").at("/orgId", "org.unknown")));
    }

    private void mustFit(List<Candidate> found, List<UUID> wanted) {
        if (found.size() > properties.perSheet()) {
            throw Problem.unprocessable("activation.too-many", properties.perSheet());
        }
        var known = found.stream().map(Candidate::id).toList();
        if (!known.containsAll(wanted)) {
            throw Problem.notFound("activation.member").at("/memberIds", "activation.member");
        }
    }
}
