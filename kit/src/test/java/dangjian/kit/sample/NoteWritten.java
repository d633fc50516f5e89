package dangjian.kit.sample;

import dangjian.kit.event.DomainEvent;
import java.util.UUID;

/// A note was written or reworded.
record NoteWritten(UUID id, String text) implements DomainEvent {

    static final String TYPE = "sample.note-written.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return id;
    }
}
