package dangjian.gateway.client;

import dangjian.gateway.PlainName;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Who registers another system does not decide what it may see: that is another administrator's.
@RestController
@RequestMapping("/api/v1/clients")
@Tag(name = "接入系统")
class ClientController {

    private final ClientService service;
    private final ClientProperties properties;

    ClientController(ClientService service, ClientProperties properties) {
        this.service = service;
        this.properties = properties;
    }

    @PostMapping
    @Operation(operationId = "registerClient", summary = "登记接入系统；授权另由安全管理员办理")
    Mono<ResponseEntity<ClientView>> register(
            @Valid @RequestBody NewClient request, @Allowed(Role.SYSTEM_ADMIN) Caller caller) {
        return service.register(
                        PlainName.of(request.name(), "/name"),
                        PlainName.of(request.purpose(), "/purpose"),
                        request.quota().quota())
                .map(client -> ResponseEntity.created(URI.create("/api/v1/clients/" + client.id()))
                        .eTag("\"" + client.version() + "\"")
                        .body(client));
    }

    @GetMapping
    @Operation(operationId = "listClients", summary = "接入系统列表")
    Mono<Page<ClientView>> list(Paging paging, @Allowed({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN}) Caller caller) {
        return service.list(paging);
    }

    @GetMapping("/scopes")
    @Operation(operationId = "listClientScopes", summary = "可授予接入系统的权限范围")
    Scopes scopes(@Allowed({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN}) Caller caller) {
        return new Scopes(properties.scopes());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readClient", summary = "查看接入系统")
    Mono<ResponseEntity<ClientView>> one(
            @PathVariable UUID id, @Allowed({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN}) Caller caller) {
        return service.find(id).map(ClientController::tagged);
    }

    @PutMapping("/{id}/quota")
    @Operation(operationId = "limitClient", summary = "设定接入系统每分钟、每日的请求限额")
    Mono<ResponseEntity<ClientView>> allow(
            @PathVariable UUID id,
            @Valid @RequestBody Limits request,
            Version version,
            @Allowed(Role.SYSTEM_ADMIN) Caller caller) {
        return service.allow(id, request.quota(), version).map(ClientController::tagged);
    }

    @PostMapping("/{id}/secrets")
    @Operation(operationId = "addClientSecret", summary = "生成密钥（至多两个并存，以便轮换）；仅此一次显示")
    Mono<ResponseEntity<ClientView.NewSecret>> addSecret(
            @PathVariable UUID id, @Allowed(Role.SYSTEM_ADMIN) Caller caller) {
        return service.addSecret(id)
                .map(secret -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(secret));
    }

    @DeleteMapping("/{id}/secrets/{secretId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeClientSecret", summary = "废除密钥")
    Mono<Void> removeSecret(
            @PathVariable UUID id, @PathVariable UUID secretId, @Allowed(Role.SYSTEM_ADMIN) Caller caller) {
        return service.removeSecret(id, secretId);
    }

    @PutMapping("/{id}/keys")
    @Operation(operationId = "replaceClientKeys", summary = "登记接入系统的公钥（JWK，RFC 7517；private_key_jwt 用）；新旧并列即可轮换")
    Mono<ResponseEntity<ClientView>> replaceKeys(
            @PathVariable UUID id, @Valid @RequestBody Keys request, @Allowed(Role.SYSTEM_ADMIN) Caller caller) {
        return service.replaceKeys(id, ClientKeys.read(request.keys())).map(ClientController::tagged);
    }

    @PutMapping("/{id}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "suspendClient", summary = "停用接入系统，其令牌随即作废")
    Mono<Void> suspend(@PathVariable UUID id, @Allowed({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN}) Caller caller) {
        return service.suspend(id);
    }

    @DeleteMapping("/{id}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "resumeClient", summary = "恢复接入系统")
    Mono<Void> resume(@PathVariable UUID id, @Allowed({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN}) Caller caller) {
        return service.resume(id);
    }

    static ResponseEntity<ClientView> tagged(ClientView client) {
        return Version.tagged(client, client.version());
    }

    @Schema(name = "NewClient")
    record NewClient(
            @NotBlank @Size(max = 100) @Schema(example = "区政务数据共享平台")
            String name,

            @NotBlank @Size(max = 500) @Schema(example = "同步党组织和党员名册")
            String purpose,

            @NotNull @Valid Limits quota) {}

    @Schema(name = "ClientQuota")
    record Limits(
            @Min(1) @Max(100_000) @Schema(example = "600") int perMinute,

            @Min(1) @Max(100_000_000) @Schema(example = "100000")
            int perDay) {

        Client.Quota quota() {
            return new Client.Quota(perMinute, perDay);
        }
    }

    @Schema(name = "ClientKeys")
    record Keys(@NotNull @Size(max = 10) List<@NotNull Map<String, Object>> keys) {}

    @Schema(name = "ClientScopes")
    record Scopes(List<ClientProperties.ClientScope> items) {}
}
