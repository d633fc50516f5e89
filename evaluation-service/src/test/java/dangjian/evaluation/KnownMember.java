package dangjian.evaluation;

import java.util.Map;
import java.util.UUID;

/// A member as member-service tells of it, for tests.
public record KnownMember(UUID id, UUID branch, String name, int completeness) {

    public static KnownMember of(UUID branch, String name) {
        return new KnownMember(UUID.randomUUID(), branch, name, 100);
    }

    public KnownMember register() {
        send("member.registered.v1", 1);
        return this;
    }

    public void send(String type, int version) {
        SentEvents.send(
                type,
                id,
                Map.ofEntries(
                        Map.entry("id", id),
                        Map.entry("orgId", branch),
                        Map.entry("name", name),
                        Map.entry("stage", "FULL"),
                        Map.entry("status", "NORMAL"),
                        Map.entry("joinedOn", "2015-07-01"),
                        Map.entry("fullOn", "2016-07-01"),
                        Map.entry("isMobile", false),
                        Map.entry("isLost", false),
                        Map.entry("completeness", completeness),
                        Map.entry("registeredOn", "2026-01-10"),
                        Map.entry("version", version)));
    }
}
