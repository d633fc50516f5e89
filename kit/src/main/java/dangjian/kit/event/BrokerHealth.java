package dangjian.kit.event;

import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/// Whether the broker answers.
final class BrokerHealth implements ReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Mono<Health> health;

    BrokerHealth(Admin admin) {
        this.health = Mono.defer(() -> Mono.fromCompletionStage(
                        admin.describeCluster(new DescribeClusterOptions().timeoutMs((int) PATIENCE.toMillis()))
                                .nodes()
                                .toCompletionStage()))
                .map(nodes -> Health.up().withDetail("nodes", nodes.size()).build())
                .timeout(PATIENCE)
                .onErrorResume(unreachable -> Mono.just(Health.down().build()))
                .cache(PATIENCE);
    }

    @Override
    public Mono<Health> health() {
        return health;
    }
}
