package dangjian.member.badge;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who received a badge, in which branch and when.
record BadgeReceipt(
        UUID memberId, String name, UUID orgId, @Nullable String orgName, LocalDate receivedOn) {}
