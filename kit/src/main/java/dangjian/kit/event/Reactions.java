package dangjian.kit.event;

import reactor.core.publisher.Mono;

/// What a feature does when something happened elsewhere; reads as a table of event types.
///
/// A handler runs in one transaction with the inbox row of its event, so an event is applied once. It must not do
/// anything that this transaction cannot take back.
public interface Reactions {

    void declare(ReactionTable on);

    /// Empties what this feature has derived from events, before it is derived again from the start. What is written
    /// idempotently by event id (an append-only ledger) stays.
    default Mono<Void> clear() {
        return Mono.empty();
    }
}
