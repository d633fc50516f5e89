package dangjian.gateway.account;

import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The accounts that an administrator sees, and does something to: never to the own one.
@Component
public final class OtherAccounts {

    private final AccountRepository accounts;
    private final Judge judge;

    OtherAccounts(AccountRepository accounts, Judge judge) {
        this.accounts = accounts;
        this.judge = judge;
    }

    /// The account, when the caller may do something to it.
    public Mono<Account> changeable(UUID id, Caller caller) {
        return judge.authority(caller).flatMap(authority -> changeable(id, authority));
    }

    Mono<Account> visible(UUID id, Authority authority) {
        return accounts.find(id, authority.scope())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("account.unknown")));
    }

    Mono<Account> changeable(UUID id, Authority authority) {
        return visible(id, authority).doOnNext(account -> {
            if (account.id().equals(authority.accountId())) {
                throw Problem.conflict("account.own");
            }
        });
    }
}
