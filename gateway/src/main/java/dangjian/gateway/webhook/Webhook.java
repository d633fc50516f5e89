package dangjian.gateway.webhook;

import dangjian.kit.web.Problem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where another system wants changes pushed to.
///
/// @param types of changes; all it may read when there are none
/// @param position how far in the change feed deliveries have been made out
/// @param failures in a row
record Webhook(
        UUID id,
        UUID clientId,
        String url,
        List<String> types,
        byte[] secret,
        byte @Nullable [] formerSecret,
        @Nullable Instant formerUntil,
        long position,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant suspendedAt,
        @Nullable Suspension suspendedFor) {

    private static final int GREATEST_EXPONENT = 20;

    /// Why nothing is sent.
    enum Suspension {
        /// its owner wants it so
        OWNER,
        /// it has failed for too long
        FAILING,
        /// it answered 410
        GONE,
        /// the feed has forgotten what it had not been sent
        CURSOR_LOST,
        /// a security administrator has stopped it; only one lets it go on
        ADMINISTRATOR
    }

    /// What a security administrator has stopped its owner neither resumes nor removes.
    void mustBeItsOwners() {
        if (isStopped()) {
            throw Problem.conflict("webhook.stopped");
        }
    }

    boolean isStopped() {
        return suspendedFor == Suspension.ADMINISTRATOR;
    }

    /// Where it goes, without the query, which may hold a secret of the receiver's.
    String destination() {
        var address = URI.create(url);
        return address.getAuthority() + address.getPath();
    }

    boolean goesTo(URI other) {
        return other.getHost().equalsIgnoreCase(URI.create(url).getHost());
    }

    /// How long it is left alone after one more failure.
    Duration pause(Duration greatest) {
        var pause = Duration.ofSeconds(1L << Math.min(failures, GREATEST_EXPONENT));
        return pause.compareTo(greatest) < 0 ? pause : greatest;
    }

    /// What one more failure makes of it.
    @Nullable
    Suspension after(Delivery.Outcome failure, Instant now, Duration longest) {
        if (failure.status() != null && failure.status() == 410) {
            return Suspension.GONE;
        }
        return failingSince != null && failingSince.plus(longest).isBefore(now) ? Suspension.FAILING : null;
    }

    boolean formerStillSigns(Instant now) {
        return formerSecret != null && formerUntil != null && formerUntil.isAfter(now);
    }
}
