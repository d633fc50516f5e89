package dangjian.kit.event;

import io.cloudevents.kafka.CloudEventSerializer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import tools.jackson.databind.ObjectMapper;

/// The outbox and its relay, the inbox and its consumer, dead letters and rebuilds.
@AutoConfiguration
@EnableConfigurationProperties(EventProperties.class)
class EventAutoConfiguration {

    /// A whole batch of records that all fail and become dead letters one by one still fits in.
    private static final int LONGEST_BATCH_MILLIS = 3_600_000;

    private final EventProperties properties;
    private final String service;

    EventAutoConfiguration(EventProperties properties, @Value("${spring.application.name}") String service) {
        this.properties = properties;
        this.service = service;
    }

    @Bean
    Outbox outbox(DatabaseClient database, ObjectMapper json, InstantSource clock, ObjectProvider<Tracer> tracer) {
        return new Outbox(database, json, clock, tracer.getIfAvailable(() -> Tracer.NOOP));
    }

    @Bean
    ReactionTable reactionTable(List<Reactions> reactions) {
        var table = new ReactionTable();
        reactions.forEach(each -> each.declare(table));
        return table;
    }

    @Bean
    Inbox inbox(
            DatabaseClient database,
            ReactiveTransactionManager transactions,
            ReactionTable reactions,
            ObjectMapper json) {
        return new Inbox(database, transactions, reactions, json);
    }

    @Bean
    OutboxBacklog outboxBacklog(DatabaseClient database, MeterRegistry meters) {
        return new OutboxBacklog(database, meters, properties.backlogInterval());
    }

    @Bean
    Relay relay(ConnectionFactory connections, MeterRegistry meters) {
        var unpooled = connections instanceof Wrapped<?> pool && pool.unwrap() instanceof ConnectionFactory factory
                ? factory
                : connections;
        return new Relay(unpooled, new OutboxPublisher(() -> producer(new CloudEventSerializer()), service, meters));
    }

    @Bean
    DeadLetters deadLetters(ReactionTable reactions, MeterRegistry meters) {
        return new DeadLetters(
                producer(new ByteArraySerializer()),
                () -> consumer(service + ".replay"),
                service,
                reactions.topics(),
                meters);
    }

    @Bean
    RecordHandler recordHandler(ReactionTable reactions, Inbox inbox, DeadLetters deadLetters, MeterRegistry meters) {
        return new RecordHandler(new RecordReader(reactions), inbox, deadLetters, properties, meters);
    }

    @Bean
    EventConsumer eventConsumer(ReactionTable reactions, RecordHandler handler) {
        return new EventConsumer(() -> consumer(service), reactions.topics(), handler);
    }

    @Bean(destroyMethod = "close")
    Admin kafkaAdmin() {
        return Admin.create(properties.client(Map.of()));
    }

    @Bean
    TopicCreator topicCreator(Admin admin, ReactionTable reactions) {
        var topics = new TreeSet<>(reactions.topics());
        topics.add(Topics.of(service.replace("-service", "") + "."));
        return new TopicCreator(admin, topics, properties);
    }

    @Bean
    BrokerHealth brokerHealthIndicator(Admin admin) {
        return new BrokerHealth(admin);
    }

    @Bean
    Projections projections(
            Admin admin,
            ReactionTable table,
            EventConsumer consumer,
            Inbox inbox,
            List<Reactions> reactions,
            ReactiveTransactionManager transactions) {
        return new Projections(admin, service, table.topics(), consumer, inbox, reactions, transactions);
    }

    @Bean
    EventEndpoint eventEndpoint(DeadLetters deadLetters, RecordHandler handler, Projections projections) {
        return new EventEndpoint(deadLetters, handler, projections);
    }

    /// Waits for the broker however long it is away: a send that gave up could be overtaken by the next event of its
    /// key.
    private <V> Producer<String, V> producer(Serializer<V> values) {
        return new KafkaProducer<>(
                properties.client(Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG,
                        service,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Integer.MAX_VALUE,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        10_000,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5)),
                new StringSerializer(),
                values);
    }

    private Consumer<String, byte[]> consumer(String group) {
        return new KafkaConsumer<>(
                properties.client(Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        group,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        500,
                        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                        LONGEST_BATCH_MILLIS,
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        5_000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
