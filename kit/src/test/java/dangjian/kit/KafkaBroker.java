package dangjian.kit;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/// One broker and controller in this JVM, small and on the loopback address.
final class KafkaBroker implements KafkaServer {

    private static final int NODE = 1;

    private static final Map<String, String> SINGLE_SMALL_NODE = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("inter.broker.listener.name", "PLAINTEXT"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("offsets.retention.minutes", "525600"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("group.coordinator.threads", "1"),
            Map.entry("log.retention.ms", "-1"),
            Map.entry("log.cleaner.threads", "1"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
            Map.entry("log.index.size.max.bytes", "1048576"),
            Map.entry("num.network.threads", "1"),
            Map.entry("num.io.threads", "2"),
            Map.entry("background.threads", "2"),
            Map.entry("num.recovery.threads.per.data.dir", "1"),
            Map.entry("auto.include.jmx.reporter", "false"),
            Map.entry("broker.heartbeat.interval.ms", "1000"),
            Map.entry("broker.session.timeout.ms", "5000"),
            Map.entry("controlled.shutdown.enable", "true"));

    private final Path logDirectory;
    private final int port;
    private @Nullable KafkaRaftServer running;

    private KafkaBroker(Path logDirectory, int port) {
        this.logDirectory = logDirectory.toAbsolutePath();
        this.port = port;
    }

    static KafkaBroker start(Path logDirectory, int port) {
        QuietLogging.install();
        KafkaBroker broker = new KafkaBroker(logDirectory, port == 0 ? Infrastructure.freePort() : port);
        broker.format();
        broker.startAgain();
        return broker;
    }

    @Override
    public String bootstrapServers() {
        return Infrastructure.HOST + ":" + port;
    }

    @Override
    public synchronized void startAgain() {
        if (running == null) {
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(configuration(), false), Time.SYSTEM);
            server.startup();
            running = server;
        }
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
            running = null;
        }
    }

    private void format() {
        if (Files.exists(logDirectory.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(logDirectory);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(logDirectory.toString())
                    .setMetadataLogDirectory(logDirectory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception failure) {
            throw new IllegalStateException("Cannot set up Kafka in " + logDirectory, failure);
        }
    }

    private Properties configuration() {
        int controller = Infrastructure.freePort();
        Properties properties = new Properties();
        properties.putAll(SINGLE_SMALL_NODE);
        properties.putAll(Map.of(
                "node.id", Integer.toString(NODE),
                "listeners",
                        "PLAINTEXT://%s,CONTROLLER://%s:%d"
                                .formatted(bootstrapServers(), Infrastructure.HOST, controller),
                "advertised.listeners", "PLAINTEXT://" + bootstrapServers(),
                "controller.quorum.voters", "%d@%s:%d".formatted(NODE, Infrastructure.HOST, controller),
                "log.dirs", logDirectory.toString()));
        return properties;
    }
}
