package dangjian.activity.people;

import java.util.UUID;

/// What the copy reads of `member.registered.v1` and `member.changed.v1`: the whole state after the change.
record MemberChanged(UUID id, UUID orgId, String name, String stage, String status, int version) {}
