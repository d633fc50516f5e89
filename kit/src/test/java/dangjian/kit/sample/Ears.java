package dangjian.kit.sample;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/// What the sample service has heard, in the order in which it heard it.
record Ears(DatabaseClient database) {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    List<String> of(UUID note) {
        return database.sql("select text from heard where note_id = :note order by place")
                .bind("note", note)
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    void awaitExactly(UUID note, List<String> texts) {
        await().atMost(PATIENCE).until(() -> of(note), texts::equals);
    }
}
