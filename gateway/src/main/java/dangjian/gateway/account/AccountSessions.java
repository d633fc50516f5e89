package dangjian.gateway.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// The sessions of an account, as far as accounts have a say in them.
public interface AccountSessions {

    /// Ends all sessions of the account in the transaction of what made it necessary.
    ///
    /// @param except a session that goes on
    Mono<Void> endAll(UUID accountId, SessionEnd reason, @Nullable UUID except);
}
