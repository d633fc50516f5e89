package dangjian.gateway.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/accounts/current")
@Tag(name = "账号")
class OwnAccountController {

    private final Accounts accounts;

    OwnAccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "changeOwnPassword", summary = "修改自己的口令；其他登录会话随即结束")
    Mono<Void> changePassword(
            @Valid @RequestBody AccountRequests.PasswordChange request,
            @Parameter(hidden = true) JwtAuthenticationToken token) {
        var who = SignedIn.of(token);
        return accounts.changePassword(who.account(), request.oldPassword(), request.newPassword(), who.session());
    }
}
