package dangjian.member.dues;

import dangjian.kit.web.Caller;
import java.time.Instant;
import java.util.UUID;

/// Who recorded something, and when.
record Recorded(Instant at, UUID accountId, String accountName) {

    static Recorded by(Caller caller, Instant at) {
        return new Recorded(at, caller.accountId(), caller.name());
    }
}
