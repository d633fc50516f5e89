package dangjian.gateway.session;

import dangjian.gateway.account.Account;
import dangjian.gateway.audit.AuditFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Opens a session for somebody who has proved who they are in another way than by a password here.
@Component
public final class SessionOpening {

    private final SessionService service;

    SessionOpening(SessionService service) {
        this.service = service;
    }

    /// @param withFactor whether a second factor was asked for there; else the account's own is still owed
    /// @return what goes out to the holder: access token and refresh token
    public Mono<OpenedSession> open(Account account, boolean withFactor, ServerWebExchange exchange) {
        AuditFilter.tellAccount(exchange, account.id());
        return service.open(account, Origin.of(exchange.getRequest()), new Proof(false, withFactor))
                .map(SessionViews.Tokens::of);
    }
}
