package dangjian.kit.event;

import dangjian.kit.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

/// What a service has derived from events, and how it is derived again from the start of the topics.
final class Projections {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Admin admin;
    private final String group;
    private final Set<String> topics;
    private final EventConsumer consumer;
    private final Inbox inbox;
    private final List<Reactions> reactions;
    private final TransactionalOperator transaction;

    Projections(
            Admin admin,
            String group,
            Set<String> topics,
            EventConsumer consumer,
            Inbox inbox,
            List<Reactions> reactions,
            ReactiveTransactionManager transactions) {
        this.admin = admin;
        this.group = group;
        this.topics = topics;
        this.consumer = consumer;
        this.inbox = inbox;
        this.reactions = reactions;
        this.transaction = TransactionalOperator.create(transactions);
    }

    /// Empties the projections and reads the topics again from the start. The service must run as one replica: while
    /// another one reads, the broker refuses and nothing is changed.
    ///
    /// The offsets go back before the tables are emptied: a crash in between repeats events, which the inbox drops.
    synchronized void rebuild() {
        consumer.stop();
        try {
            rewind();
            transaction
                    .transactional(inbox.clear()
                            .thenMany(Flux.fromIterable(reactions))
                            .concatMap(Reactions::clear)
                            .then())
                    .block(PATIENCE);
        } finally {
            consumer.start();
        }
    }

    private void rewind() {
        try {
            var partitions = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toSet());
            var starts = admin
                    .listOffsets(partitions.stream()
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.earliest())))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> new OffsetAndMetadata(entry.getValue().offset())));
            admin.alterConsumerGroupOffsets(group, starts).all().get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException refused) {
            throw Problem.conflict("projection.busy");
        }
    }
}
