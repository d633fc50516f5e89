package dangjian.kit;

import org.testcontainers.kafka.KafkaContainer;

/// Kafka in a container, for `-Dinfra=containers`.
record ContainerKafka(KafkaContainer container) implements KafkaServer {

    static KafkaServer start() {
        QuietLogging.install();
        KafkaContainer container =
                new KafkaContainer("apache/kafka:4.2.0").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        container.start();
        return new ContainerKafka(container);
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public void startAgain() {
        throw new UnsupportedOperationException("A container comes back on another port: use LocalKafka.start()");
    }
}
