package dangjian.gateway.session;

import dangjian.gateway.account.OtherAccounts;
import dangjian.gateway.account.SessionEnd;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The sessions of somebody else, for the security administrator; everybody's own are at `/sessions`.
@RestController
@RequestMapping("/api/v1/accounts/{id}/sessions")
@Tag(name = "账号")
class AccountSessionController {

    private final OtherAccounts accounts;
    private final SessionService service;
    private final LiveSessions live;

    AccountSessionController(OtherAccounts accounts, SessionService service, LiveSessions live) {
        this.accounts = accounts;
        this.service = service;
        this.live = live;
    }

    @GetMapping
    @Operation(operationId = "listAccountSessions", summary = "一个账号的登录会话：何时、从哪里登录")
    Mono<SessionViews.Own> list(@PathVariable UUID id, @Allowed(Role.SECURITY_ADMIN) Caller caller) {
        return accounts.changeable(id, caller).flatMap(account -> service.list(account.id(), null));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "endAccountSessions", summary = "结束一个账号的全部登录会话")
    Mono<Void> endAll(@PathVariable UUID id, @Allowed(Role.SECURITY_ADMIN) Caller caller) {
        return accounts.changeable(id, caller)
                .flatMap(account -> live.endAll(account.id(), SessionEnd.ENDED_BY_ADMINISTRATOR, null));
    }

    @DeleteMapping("/{sessionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "endAccountSession", summary = "结束一个账号的一个登录会话")
    Mono<Void> end(@PathVariable UUID id, @PathVariable UUID sessionId, @Allowed(Role.SECURITY_ADMIN) Caller caller) {
        return accounts.changeable(id, caller)
                .flatMap(account -> service.end(sessionId, account.id(), SessionEnd.ENDED_BY_ADMINISTRATOR));
    }
}
