package dangjian.gateway.identity;

import dangjian.gateway.rate.Network;
import dangjian.gateway.rate.Rates;
import dangjian.gateway.session.OpenedSession;
import dangjian.gateway.session.SessionOpening;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "外部身份")
class IdentityController {

    private final Providers providers;
    private final IdentitySignIns signIns;
    private final IdentityService service;
    private final SessionOpening sessions;
    private final Rates<Network> networks;

    IdentityController(
            Providers providers,
            IdentitySignIns signIns,
            IdentityService service,
            SessionOpening sessions,
            IdentityProperties properties,
            InstantSource clock) {
        this.providers = providers;
        this.signIns = signIns;
        this.service = service;
        this.sessions = sessions;
        this.networks = new Rates<>(properties.perAddress(), clock);
    }

    @GetMapping("/identity-providers")
    @Operation(operationId = "listIdentityProviders", summary = "还可以通过哪些身份提供方登录（OpenID Connect）")
    @SecurityRequirements
    IdentityViews.Providers list() {
        return new IdentityViews.Providers(providers.all().stream()
                .map(provider -> new IdentityViews.Provider(provider.id(), provider.name()))
                .toList());
    }

    @PostMapping("/identity-sign-ins")
    @Operation(
            operationId = "beginIdentitySignIn",
            summary = "开始外部登录；应用保留 verifier，把浏览器带到 authorizationUrl",
            description = "challenge 为 verifier（43–128 位随机字符）的 SHA-256，base64url 编码。")
    @SecurityRequirements
    Mono<ResponseEntity<IdentityViews.Begun>> begin(
            @Valid @RequestBody Start request, @Parameter(hidden = true) ServerWebExchange exchange) {
        return Mono.defer(() -> {
            checkRate(exchange);
            return signIns.begin(request.provider(), request.redirectUri(), request.challenge(), exchange)
                    .map(IdentityController::created);
        });
    }

    @PostMapping("/identity-sign-ins/{id}/sessions")
    @Operation(operationId = "endIdentitySignIn", summary = "提供方送回的结果换取访问令牌和刷新令牌；只能用一次")
    @SecurityRequirements
    Mono<ResponseEntity<OpenedSession>> end(
            @PathVariable UUID id,
            @Valid @RequestBody Return request,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        return Mono.defer(() -> {
            checkRate(exchange);
            return service.signIn(request.answer(id))
                    .flatMap(holder -> sessions.open(holder.account(), holder.withFactor(), exchange))
                    .map(IdentityController::created);
        });
    }

    /// Before it costs the provider anything.
    private void checkRate(ServerWebExchange exchange) {
        if (!networks.take(Network.of(exchange.getRequest()))) {
            throw Problem.of(Kind.TOO_MANY, "sign-in.too-often");
        }
    }

    private static <T> ResponseEntity<T> created(T body) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    @Schema(name = "IdentitySignIn")
    record Start(
            @NotBlank @Size(max = 50) @Schema(example = "province")
            String provider,

            @NotBlank
            @Size(max = 500)
            @Schema(example = "https://party.example.gov.cn/signed-in", description = "与登记的回调地址完全一致")
            String redirectUri,

            @NotNull
            @Pattern(regexp = "[A-Za-z0-9_-]{43}")
            @Schema(example = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
            String challenge) {}

    @Schema(name = "IdentityReturn")
    record Return(
            @NotBlank @Size(max = 4000) String code,
            @NotBlank @Size(max = 500) String state,

            @Nullable @Size(max = 500) @Schema(description = "回调地址上的 iss，有则必传（RFC 9207）")
            String iss,

            @NotNull @Pattern(regexp = "[A-Za-z0-9._~-]{43,128}")
            String verifier) {

        IdentityAnswer answer(UUID signIn) {
            return new IdentityAnswer(signIn, code, state, iss, verifier);
        }

        @Override
        public String toString() {
            return "Return[******]";
        }
    }
}
