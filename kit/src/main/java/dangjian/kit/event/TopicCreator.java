package dangjian.kit.event;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Makes the topics that a service writes and reads, as soon as the broker can be reached. Topics keep everything.
final class TopicCreator implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicCreator.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final Collection<String> topics;
    private final EventProperties properties;
    private final Worker worker = new Worker("topics");

    TopicCreator(Admin admin, Collection<String> topics, EventProperties properties) {
        this.admin = admin;
        var all = new TreeSet<>(topics);
        topics.forEach(topic -> all.add(Topics.deadLetters(topic)));
        this.topics = all;
        this.properties = properties;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    @Override
    public void start() {
        worker.start(this::run);
    }

    @Override
    public void stop() {
        worker.stop(Duration.ZERO);
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    private void run() {
        while (isRunning()) {
            try {
                create();
                return;
            } catch (InterruptedException _) {
                return;
            } catch (ExecutionException unreachable) {
                log.warn("Topics wait for the broker: {}", String.valueOf(unreachable.getCause()));
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void create() throws InterruptedException, ExecutionException {
        var forever = Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        var wanted = topics.stream()
                .map(topic -> new NewTopic(topic, properties.partitions(), properties.replication()).configs(forever))
                .collect(Collectors.toSet());
        for (var creation : admin.createTopics(wanted).values().values()) {
            try {
                creation.get();
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof TopicExistsException)) {
                    throw failure;
                }
            }
        }
    }
}
