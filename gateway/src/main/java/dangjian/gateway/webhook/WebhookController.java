package dangjian.gateway.webhook;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/// For other systems only: each has its own webhooks.
@RestController
@RequestMapping("/api/v1/webhooks")
@Tag(name = "变更推送")
class WebhookController {

    private final WebhookService service;

    WebhookController(WebhookService service) {
        this.service = service;
    }

    @PostMapping
    @Operation(operationId = "addWebhook", summary = "登记推送地址（Standard Webhooks）；返回的签名密钥仅此一次显示")
    Mono<ResponseEntity<WebhookView>> add(@Valid @RequestBody NewWebhook request, @Allowed({}) Caller caller) {
        return service.add(request.url(), request.wanted(), caller)
                .map(webhook -> ResponseEntity.created(URI.create("/api/v1/webhooks/" + webhook.id()))
                        .cacheControl(CacheControl.noStore())
                        .body(webhook));
    }

    @GetMapping
    @Operation(operationId = "listWebhooks", summary = "自己的推送地址")
    Mono<Webhooks> list(@Allowed({}) Caller caller) {
        return service.list(caller).map(Webhooks::new);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readWebhook", summary = "查看推送地址")
    Mono<WebhookView> one(@PathVariable UUID id, @Allowed({}) Caller caller) {
        return service.find(id, caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeWebhook", summary = "取消推送地址及其推送记录")
    Mono<Void> remove(@PathVariable UUID id, @Allowed({}) Caller caller) {
        return service.remove(id, caller);
    }

    @PostMapping("/{id}/secrets")
    @Operation(operationId = "renewWebhookSecret", summary = "更换签名密钥；旧密钥在一段时间内同时签名")
    Mono<ResponseEntity<WebhookView>> renewSecret(@PathVariable UUID id, @Allowed({}) Caller caller) {
        return service.renewSecret(id, caller)
                .map(webhook -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(webhook));
    }

    @PutMapping("/{id}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "suspendWebhook", summary = "暂停推送")
    Mono<Void> suspend(@PathVariable UUID id, @Allowed({}) Caller caller) {
        return service.suspend(id, caller);
    }

    @DeleteMapping("/{id}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "resumeWebhook", summary = "恢复推送，从停下之处续推")
    Mono<Void> resume(@PathVariable UUID id, @Allowed({}) Caller caller) {
        return service.resume(id, caller);
    }

    @GetMapping("/{id}/deliveries")
    @Operation(operationId = "listWebhookDeliveries", summary = "推送记录，新的在前")
    Mono<Page<WebhookView.Line>> deliveries(@PathVariable UUID id, Paging paging, @Allowed({}) Caller caller) {
        return service.deliveries(id, paging, caller);
    }

    @PostMapping("/{id}/deliveries/{deliveryId}/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "replayWebhookDelivery", summary = "再推送一次，webhook-id 不变")
    Mono<Void> replay(@PathVariable UUID id, @PathVariable UUID deliveryId, @Allowed({}) Caller caller) {
        return service.replay(id, deliveryId, caller);
    }

    @Schema(name = "NewWebhook")
    record NewWebhook(
            @NotBlank @Size(max = 2_000) @Schema(example = "https://example.gov.cn/hooks/dangjian")
            String url,

            @Schema(description = "不填则推送所有可读的变更", example = "[\"member.changed.v1\"]") @Size(max = 50) @Nullable
            List<@NotNull String> types) {

        List<String> wanted() {
            return types == null ? List.of() : types;
        }
    }

    @Schema(name = "Webhooks")
    record Webhooks(List<WebhookView> items) {}
}
