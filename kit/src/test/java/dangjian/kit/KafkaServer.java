package dangjian.kit;

/// A Kafka broker that can be taken away and brought back.
interface KafkaServer {

    String bootstrapServers();

    void stop();

    void startAgain();
}
