package dangjian.kit.event;

import java.util.UUID;

/// Something that happened: a past-tense record in the feature that owns it, whose components are the payload.
public interface DomainEvent {

    /// The wire name, a constant such as `member.registered.v1`; its first word names the topic (`member.events`).
    String type();

    /// The aggregate it happened to; events of one key keep their order.
    UUID key();
}
