package dangjian.kit.sample;

import dangjian.kit.event.Outbox;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Service
class NoteService {

    private final NoteRepository notes;
    private final Outbox outbox;

    NoteService(NoteRepository notes, Outbox outbox) {
        this.notes = notes;
        this.outbox = outbox;
    }

    Mono<Note> find(UUID id, Scope scope) {
        return notes.find(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("resource.unknown")));
    }

    Flux<Note> list(Scope scope, Paging paging) {
        return notes.list(scope, paging);
    }

    @Transactional
    Mono<Note> write(Note note, Scope scope) {
        return notes.insert(note, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .delayUntil(written -> outbox.add(new NoteWritten(written.id(), written.text())));
    }

    @Transactional
    Mono<Note> reword(UUID id, String text, int version, Scope scope) {
        return find(id, scope)
                .filter(note -> note.version() == version)
                .flatMap(note -> notes.update(note.reword(text), scope))
                .switchIfEmpty(Mono.error(Problem::stale))
                .delayUntil(written -> outbox.add(new NoteWritten(written.id(), written.text())));
    }
}
