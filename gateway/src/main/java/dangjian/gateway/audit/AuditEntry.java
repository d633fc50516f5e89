package dangjian.gateway.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One thing that somebody did (审计记录), without a word of what was in it.
///
/// @param action method and path, with `{id}` for every id
/// @param objects the ids of what it was done to
/// @param account the account or client, when one was known
/// @param status of the answer; none while there is none
/// @param detail what was given and taken, as it is sealed; none where nothing was
record AuditEntry(
        UUID id,
        Instant at,
        AuditKind kind,
        String action,
        List<UUID> objects,
        @Nullable String account,
        @Nullable String address,
        @Nullable Integer status,
        @Nullable String detail) {

    AuditEntry {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /// How it ended.
    ///
    /// @param found the ids of what it turned out to be about, and of what came into being
    /// @param signedIn whose account it turned out to be, when nobody had signed in before
    /// @param what was given and taken
    AuditEntry answered(int answer, List<UUID> found, @Nullable String signedIn, @Nullable AuditDetail what) {
        var all = Stream.concat(objects.stream(), found.stream()).distinct().toList();
        return new AuditEntry(
                id,
                at,
                kind,
                action,
                all,
                account == null ? signedIn : account,
                address,
                answer,
                what == null ? null : what.text());
    }

    /// The same under another id.
    AuditEntry as(UUID other) {
        return new AuditEntry(other, at, kind, action, objects, account, address, status, detail);
    }
}
