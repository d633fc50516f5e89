package dangjian.kit.sample;

import dangjian.kit.event.ReactionTable;
import dangjian.kit.event.Reactions;
import dangjian.kit.event.Received;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Writes down what it heard; refuses one word so that tests can poison it.
@Component
class NoteReactions implements Reactions {

    static final String POISON = "poison";
    static final AtomicBoolean isPoisonous = new AtomicBoolean();

    private final DatabaseClient database;

    NoteReactions(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public void declare(ReactionTable on) {
        on.each(NoteWritten.TYPE, Heard.class, this::hear);
    }

    @Override
    public Mono<Void> clear() {
        return database.sql("delete from heard").then();
    }

    private Mono<Void> hear(Received<Heard> event) {
        if (event.data().text().equals(POISON) || isPoisonous.get()) {
            return Mono.error(new IllegalArgumentException("cannot stand this word"));
        }
        return database.sql("insert into heard (note_id, text) values (:id, :text)")
                .bindProperties(event.data())
                .then();
    }

    record Heard(UUID id, String text) {}
}
