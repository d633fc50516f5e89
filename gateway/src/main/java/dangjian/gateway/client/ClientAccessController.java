package dangjian.gateway.client;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What a system may reach is decided by security administrators, and more of it by two.
@RestController
@RequestMapping("/api/v1/clients/{id}")
@Tag(name = "接入系统")
class ClientAccessController {

    private final ClientAccessService service;

    ClientAccessController(ClientAccessService service) {
        this.service = service;
    }

    @PutMapping("/access")
    @Operation(operationId = "grantClient", summary = "设定接入系统的权限范围和党组织（含下级）：缩小的即时生效，已签发的令牌随即作废；扩大的须由另一名安全管理员确认后生效")
    Mono<ResponseEntity<ClientView>> set(
            @PathVariable UUID id,
            @Valid @RequestBody Access request,
            Version version,
            @Allowed(Role.SECURITY_ADMIN) Caller caller,
            @Allowed(Role.SECURITY_ADMIN) Scope scope) {
        return service.set(id, request.scopes(), request.organizations(), version, caller.accountId(), scope)
                .map(ClientController::tagged);
    }

    @PutMapping("/access-proposal/confirmation")
    @Operation(operationId = "confirmClientAccess", summary = "确认对接入系统的授权申请，随即生效；申请人本人不能确认")
    Mono<ResponseEntity<ClientView>> confirm(
            @PathVariable UUID id,
            Version version,
            @Allowed(Role.SECURITY_ADMIN) Caller caller,
            @Allowed(Role.SECURITY_ADMIN) Scope scope) {
        return service.confirm(id, version, caller.accountId(), scope).map(ClientController::tagged);
    }

    @PutMapping("/access-proposal/rejection")
    @Operation(operationId = "rejectClientAccess", summary = "驳回对接入系统的授权申请；申请人以此撤回")
    Mono<ResponseEntity<ClientView>> reject(
            @PathVariable UUID id, Version version, @Allowed(Role.SECURITY_ADMIN) Caller caller) {
        return service.reject(id, version, caller.accountId()).map(ClientController::tagged);
    }

    @Schema(name = "ClientAccess")
    record Access(
            @NotNull @Size(max = 100) @Schema(example = "[\"members:read\"]")
            List<@NotNull String> scopes,

            @NotNull @Size(max = 50) List<@NotNull UUID> organizations) {}
}
