package dangjian.member.dues;

import dangjian.kit.web.Caller;
import java.time.Instant;
import java.util.UUID;

/// Who recorded something, and when.
public record Recorded(Instant at, UUID accountId, String accountName) {

    public static Recorded by(Caller caller, Instant at) {
        return new Recorded(at, caller.accountId(), caller.name());
    }
}
