package dangjian.kit.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How a service reaches the broker.
///
/// @param bootstrapServers brokers, `host:port` separated by commas
/// @param partitions partitions of a topic that this service creates; order holds within a key, so any number will do
/// @param replication copies of each partition
/// @param attempts how often a record is tried before it goes to the dead letters
/// @param backoff pause after the first try; twice as long after the second, and so on
/// @param client what Kafka's clients get besides, such as `security.protocol` and `sasl.jaas.config`
/// @param backlogInterval how often waiting events are counted for the metrics
@ConfigurationProperties("dangjian.events")
public record EventProperties(
        String bootstrapServers,
        @DefaultValue("6") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("4") int attempts,
        @DefaultValue("250ms") Duration backoff,
        @DefaultValue Map<String, String> client,
        @DefaultValue("15s") Duration backlogInterval) {

    /// The settings of a client; what the platform needs for its promises wins over what is configured.
    Map<String, Object> client(Map<String, Object> own) {
        var all = new HashMap<String, Object>(client);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.putAll(own);
        return all;
    }

    @Override
    public String toString() {
        return "EventProperties[" + bootstrapServers + "]"; // the client's settings have a password among them
    }
}
