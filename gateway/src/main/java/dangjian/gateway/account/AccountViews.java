package dangjian.gateway.account;

import dangjian.gateway.password.Attempts;
import dangjian.gateway.password.Tried;
import dangjian.gateway.rate.Network;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Shows accounts: to the system and the security administrator with how they are signed in to, to others without.
@Component
class AccountViews {

    private final UseRepository uses;
    private final Attempts attempts;

    AccountViews(UseRepository uses, Attempts attempts) {
        this.uses = uses;
        this.attempts = attempts;
    }

    Mono<AccountView> of(Account account, Authority authority) {
        return of(List.of(account), authority).map(List::getFirst);
    }

    Mono<List<AccountView>> of(List<Account> accounts, Authority authority) {
        if (!authority.isPlatform()) {
            return Mono.just(accounts.stream()
                    .map(account -> AccountView.of(account, authority, null))
                    .toList());
        }
        return uses.of(accounts.stream().map(Account::id).toList(), attempts.knownSince())
                .collectMap(UseRepository.Use::id)
                .flatMap(used -> attempts.locks(accounts.stream()
                                .flatMap(account -> Stream.concat(
                                        names(account, use(account, used)), Stream.of(Tried.factor(account.id()))))
                                .toList())
                        .map(locks -> accounts.stream()
                                .map(account ->
                                        AccountView.of(account, authority, state(account, use(account, used), locks)))
                                .toList()));
    }

    private static SignInState state(Account account, UseRepository.Use use, Map<Tried, Instant> locks) {
        return new SignInState(
                names(account, use)
                        .flatMap(name -> Stream.ofNullable(locks.get(name)))
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                locks.get(Tried.factor(account.id())),
                account.protection().hasFactor(),
                use.lastSignedInAt(),
                use.unusedSince(),
                account.protection().changedAt(),
                use.passwordGivenAt());
    }

    private static UseRepository.Use use(Account account, Map<UUID, UseRepository.Use> used) {
        return Objects.requireNonNull(used.get(account.id()));
    }

    /// The name as it may be locked: everywhere, and from each network from which its holder is used to come.
    private static Stream<Tried> names(Account account, UseRepository.Use use) {
        return Stream.concat(
                Stream.of(Tried.name(account.username())),
                Arrays.stream(use.networks()).map(network -> Tried.nameFrom(account.username(), new Network(network))));
    }
}
