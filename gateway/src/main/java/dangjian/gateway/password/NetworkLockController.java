package dangjian.gateway.password;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
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

@RestController
@RequestMapping("/api/v1/network-locks")
@Tag(name = "登录")
class NetworkLockController {

    private final Attempts attempts;

    NetworkLockController(Attempts attempts) {
        this.attempts = attempts;
    }

    @GetMapping
    @Operation(operationId = "listNetworkLocks", summary = "因失败次数过多而锁定的来源网络")
    Mono<Page<NetworkLock>> list(Paging paging, @Allowed(Role.SECURITY_ADMIN) Caller caller) {
        return attempts.lockedNetworks(paging);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "unlockNetwork", summary = "解除来源网络的锁定")
    Mono<Void> unlock(@PathVariable UUID id, @Allowed(Role.SECURITY_ADMIN) Caller caller) {
        return attempts.unlockNetwork(id);
    }
}
