package dangjian.gateway.cost;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// A service as all are, which verifies its callers and does nothing for them.
@TestComponent
@EnableAutoConfiguration
@Import(EmptyService.EmptyController.class)
class EmptyService {

    @TestComponent
    @RestController
    static class EmptyController {

        @RequestMapping("/api/v1/organizations")
        @ResponseStatus(HttpStatus.NO_CONTENT)
        Mono<Void> nothing(@Allowed(Role.DISTRICT_ADMIN) Caller caller) {
            return Mono.empty();
        }
    }
}
