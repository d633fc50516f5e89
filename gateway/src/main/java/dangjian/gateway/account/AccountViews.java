package dangjian.gateway.account;

import dangjian.gateway.password.Attempts;
import dangjian.gateway.password.Tried;
import java.time.Instant;
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
        return Mono.zip(
                        uses.of(accounts.stream().map(Account::id).toList()).collectMap(UseRepository.Use::id),
                        attempts.locks(
                                accounts.stream().flatMap(AccountViews::tried).toList()))
                .map(both -> accounts.stream()
                        .map(account -> AccountView.of(account, authority, state(account, both.getT1(), both.getT2())))
                        .toList());
    }

    private static SignInState state(Account account, Map<UUID, UseRepository.Use> uses, Map<Tried, Instant> locks) {
        var use = Objects.requireNonNull(uses.get(account.id()));
        return new SignInState(
                locks.get(Tried.name(account.username())),
                locks.get(Tried.factor(account.id())),
                account.protection().hasFactor(),
                use.lastSignedInAt(),
                use.unusedSince(),
                account.protection().changedAt(),
                use.passwordGivenAt());
    }

    private static Stream<Tried> tried(Account account) {
        return Stream.of(Tried.name(account.username()), Tried.factor(account.id()));
    }
}
