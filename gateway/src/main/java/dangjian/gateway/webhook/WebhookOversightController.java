package dangjian.gateway.webhook;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/clients/{id}/webhooks")
@Tag(name = "接入系统")
class WebhookOversightController {

    private final WebhookOversight oversight;

    WebhookOversightController(WebhookOversight oversight) {
        this.oversight = oversight;
    }

    @GetMapping
    @Operation(operationId = "listClientWebhooks", summary = "接入系统把变更推送到哪里、推送什么、状态如何")
    Mono<Overseen> list(@PathVariable UUID id, @Allowed(Role.SECURITY_ADMIN) Caller caller) {
        return oversight.list(id).map(Overseen::new);
    }

    @PutMapping("/{webhookId}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "stopClientWebhook", summary = "停止向一个地址推送；该系统不能自行恢复、取消或改登同一主机")
    Mono<Void> stop(@PathVariable UUID id, @PathVariable UUID webhookId, @Allowed(Role.SECURITY_ADMIN) Caller caller) {
        return oversight.stop(id, webhookId);
    }

    @DeleteMapping("/{webhookId}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "releaseClientWebhook", summary = "允许恢复由安全管理员停止的推送")
    Mono<Void> release(
            @PathVariable UUID id, @PathVariable UUID webhookId, @Allowed(Role.SECURITY_ADMIN) Caller caller) {
        return oversight.release(id, webhookId);
    }

    @Schema(name = "OverseenWebhooks")
    record Overseen(List<WebhookOversight.Overseen> items) {}
}
