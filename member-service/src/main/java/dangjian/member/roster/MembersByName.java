package dangjian.member.roster;

import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Members as sheets write them: by name, in a branch.
@Service
public class MembersByName {

    private final MembersByNameRepository members;

    MembersByName(MembersByNameRepository members) {
        this.members = members;
    }

    /// Who bears these names in the scope, also those who have left.
    public Mono<Names> find(Collection<String> names, Scope scope) {
        var written = names.stream().map(MemberName::normalise).distinct().toList();
        return written.isEmpty()
                ? Mono.just(new Names(Map.of()))
                : members.find(written, scope)
                        .collectList()
                        .map(found -> new Names(found.stream().collect(Collectors.groupingBy(Bearer::name))));
    }

    /// The names of these members.
    public Mono<Map<UUID, String>> of(Collection<UUID> ids) {
        return ids.isEmpty() ? Mono.just(Map.of()) : members.of(ids).collectMap(Bearer::id, Bearer::name);
    }

    /// Members by name.
    public record Names(Map<String, List<Bearer>> bearers) {

        /// The one who is meant in a branch: of the branch itself, or the only one of that name.
        public Found in(UUID branch, String name) {
            var all = bearers.getOrDefault(MemberName.normalise(name), List.of());
            var own =
                    all.stream().filter(bearer -> bearer.orgId().equals(branch)).toList();
            var meant = own.isEmpty() ? all : own;
            if (meant.size() == 1) {
                return new Found(meant.getFirst(), null);
            }
            return new Found(null, meant.isEmpty() ? "member.named.unknown" : "member.named.ambiguous");
        }
    }

    /// Whom a name means, or why nobody knows.
    public record Found(@Nullable Bearer bearer, @Nullable String fault) {

        /// @throws NullPointerException when there is a fault
        public UUID id() {
            return Objects.requireNonNull(bearer).id();
        }
    }

    /// Who bears a name.
    public record Bearer(
            UUID id, UUID orgId, String name, MemberStage stage, MemberStatus status, LocalDate joinedOn) {}
}
