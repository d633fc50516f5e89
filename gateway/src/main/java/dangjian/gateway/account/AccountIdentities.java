package dangjian.gateway.account;

import java.util.UUID;
import reactor.core.publisher.Mono;

/// The external identities of an account, as far as accounts have a say in them.
public interface AccountIdentities {

    /// Removes those that were linked by whoever knew the password, in the transaction that makes it worthless.
    Mono<Void> removeOwn(UUID accountId);
}
