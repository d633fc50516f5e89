package dangjian.gateway.identity;

import dangjian.gateway.account.SignedIn;
import dangjian.gateway.password.Password;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "外部身份")
class IdentityLinkController {

    private final IdentityService service;

    IdentityLinkController(IdentityService service) {
        this.service = service;
    }

    @GetMapping("/identity-links")
    @Operation(operationId = "listOwnIdentityLinks", summary = "我的账号绑定了哪些外部身份")
    Mono<IdentityViews.Links> list(@Parameter(hidden = true) JwtAuthenticationToken token) {
        return service.list(UUID.fromString(token.getName()));
    }

    @PostMapping("/identity-links")
    @Operation(operationId = "linkIdentity", summary = "把外部登录的结果绑定到自己的账号；须再次输入口令")
    Mono<ResponseEntity<IdentityViews.Link>> add(
            @Valid @RequestBody NewLink request, @Parameter(hidden = true) JwtAuthenticationToken token) {
        return service.link(
                        request.result().answer(request.signIn()), UUID.fromString(token.getName()), request.password())
                .map(link -> ResponseEntity.created(URI.create("/api/v1/identity-links/" + link.id()))
                        .body(link));
    }

    @DeleteMapping("/identity-links/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeOwnIdentityLink", summary = "解除自己的一个外部身份绑定；其他登录会话随即结束")
    Mono<Void> remove(@PathVariable UUID id, @Parameter(hidden = true) JwtAuthenticationToken token) {
        var who = SignedIn.of(token);
        return service.remove(id, who.account(), who.session());
    }

    @GetMapping("/accounts/{id}/identity-links")
    @Operation(operationId = "listIdentityLinks", summary = "一个账号绑定了哪些外部身份")
    Mono<IdentityViews.Links> listOf(@PathVariable UUID id, @Allowed({Role.SECURITY_ADMIN}) Caller caller) {
        return service.list(id);
    }

    @DeleteMapping("/accounts/{id}/identity-links/{linkId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeIdentityLink", summary = "解除一个账号的外部身份绑定，其登录会话随即结束")
    Mono<Void> removeOf(
            @PathVariable UUID id, @PathVariable UUID linkId, @Allowed({Role.SECURITY_ADMIN}) Caller caller) {
        return service.remove(linkId, id, null);
    }

    @Schema(name = "NewIdentityLink")
    record NewLink(
            @NotNull UUID signIn,
            @NotNull @Valid IdentityController.Return result,
            @NotNull Password password) {}
}
