package dangjian.kit;

import java.nio.file.Path;

/// A real Kafka broker on this machine: one shared per JVM for tests, or one with a log directory that survives.
///
/// With `-Dinfra=containers` the shared broker is a container instead of a broker in this JVM.
public final class LocalKafka implements AutoCloseable {

    private final KafkaServer server;

    private LocalKafka(KafkaServer server) {
        this.server = server;
    }

    /// The broker that all tests of this JVM share; no test stops it.
    public static LocalKafka shared() {
        return Shared.INSTANCE;
    }

    /// A broker of its own on a free port, for a test that takes it away; its logs go with the JVM.
    public static LocalKafka start() {
        return new LocalKafka(disposable());
    }

    /// Starts a broker on a log directory, new or kept from before; port 0 means any free port.
    public static LocalKafka start(Path logDirectory, int port) {
        return new LocalKafka(KafkaBroker.start(logDirectory, port));
    }

    public String bootstrapServers() {
        return server.bootstrapServers();
    }

    /// Takes the broker away and keeps its port and logs.
    public void stop() {
        server.stop();
    }

    /// Brings a stopped broker back on the same port with the same logs.
    public void startAgain() {
        server.startAgain();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static KafkaServer disposable() {
        Path directory = Infrastructure.temporaryDirectory("kafka-");
        KafkaServer broker = KafkaBroker.start(directory, 0);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            broker.stop();
            Infrastructure.delete(directory);
        }));
        return broker;
    }

    private static final class Shared {

        static final LocalKafka INSTANCE =
                new LocalKafka(Infrastructure.inContainers() ? ContainerKafka.start() : disposable());
    }
}
