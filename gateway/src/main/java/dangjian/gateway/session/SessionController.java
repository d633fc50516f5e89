package dangjian.gateway.session;

import dangjian.gateway.account.SessionEnd;
import dangjian.gateway.account.SignedIn;
import dangjian.gateway.audit.AuditFilter;
import dangjian.gateway.factor.FactorCode;
import dangjian.gateway.password.Attempts;
import dangjian.gateway.password.Password;
import dangjian.gateway.rate.Network;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/sessions")
@Tag(name = "登录")
class SessionController {

    private final SessionService service;
    private final SignInRate rate;

    SessionController(SessionService service, SignInRate rate) {
        this.service = service;
        this.rate = rate;
    }

    @PostMapping
    @Operation(operationId = "signIn", summary = "登录，取得访问令牌和刷新令牌")
    @SecurityRequirements
    Mono<ResponseEntity<SessionViews.Tokens>> start(
            @Valid @RequestBody SignIn request, @Parameter(hidden = true) ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> rate.check(Network.of(exchange.getRequest()), request.username()))
                .then(Mono.defer(() -> service.start(
                        request.username(), request.password(), request.code(), Origin.of(exchange.getRequest()))))
                .doOnError(
                        Problem.class,
                        problem -> Attempts.tellWhen(
                                problem, exchange.getResponse().getHeaders()))
                .doOnNext(tokens ->
                        AuditFilter.tellAccount(exchange, tokens.holder().id()))
                .map(tokens -> ResponseEntity.created(URI.create("/api/v1/sessions/current"))
                        .cacheControl(CacheControl.noStore())
                        .body(SessionViews.Tokens.of(tokens)));
    }

    @PostMapping("/refresh")
    @Operation(operationId = "refreshSession", summary = "用刷新令牌换取新的一对令牌；旧的随即作废，几秒之内重复提交得 409，此后重复使用则整个会话结束")
    @SecurityRequirements
    Mono<ResponseEntity<SessionViews.Tokens>> refresh(
            @Valid @RequestBody Refresh request, @Parameter(hidden = true) ServerWebExchange exchange) {
        return service.refresh(request.refreshToken(), Origin.of(exchange.getRequest()))
                .doOnNext(tokens ->
                        AuditFilter.tellAccount(exchange, tokens.holder().id()))
                .map(tokens -> unstored(SessionViews.Tokens.of(tokens)));
    }

    @GetMapping
    @Operation(operationId = "listOwnSessions", summary = "我的登录会话：何时、从哪里登录")
    Mono<SessionViews.Own> list(@Parameter(hidden = true) JwtAuthenticationToken token) {
        var who = SignedIn.of(token);
        return service.list(who.account(), who.session());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "endOwnSession", summary = "结束自己的一个登录会话")
    Mono<Void> endOne(@PathVariable UUID id, @Parameter(hidden = true) JwtAuthenticationToken token) {
        return service.end(id, SignedIn.of(token).account(), SessionEnd.SIGNED_OUT);
    }

    @GetMapping("/current")
    @Operation(operationId = "readCurrentSession", summary = "我是谁：当前会话、账号及其授权")
    Mono<SessionViews.Current> current(@Parameter(hidden = true) JwtAuthenticationToken token) {
        return service.current(SignedIn.of(token).session());
    }

    @PutMapping("/current/grant")
    @Operation(operationId = "chooseGrant", summary = "选定以哪一职务办理；此后的令牌只含该职务")
    Mono<ResponseEntity<SessionViews.Access>> choose(
            @Valid @RequestBody Choice request, @Parameter(hidden = true) JwtAuthenticationToken token) {
        return service.choose(SignedIn.of(token).session(), new Grant(request.role(), request.orgId()))
                .map(SessionController::unstored);
    }

    @DeleteMapping("/current/grant")
    @Operation(operationId = "chooseAllGrants", summary = "不再限于一项职务：令牌含现任全部职务")
    Mono<ResponseEntity<SessionViews.Access>> chooseAll(@Parameter(hidden = true) JwtAuthenticationToken token) {
        return service.choose(SignedIn.of(token).session(), null).map(SessionController::unstored);
    }

    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "signOut", summary = "退出登录")
    Mono<Void> end(@Parameter(hidden = true) JwtAuthenticationToken token) {
        return service.end(SignedIn.of(token).session());
    }

    private static <T> ResponseEntity<T> unstored(T access) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(access);
    }

    @Schema(name = "SignIn", example = """
        {"username": "secretary", "password": "Chenjiang-2026"}
        """)
    record SignIn(
            @NotBlank @Size(max = 200) @Schema(example = "secretary")
            String username,

            @NotNull Password password,

            @Nullable FactorCode code) {}

    @Schema(name = "GrantChoice")
    record Choice(
            @NotNull @Schema(example = "BRANCH_SECRETARY") Role role,
            @NotNull UUID orgId) {}

    @Schema(name = "Refresh")
    record Refresh(@NotNull RefreshToken refreshToken) {}
}
