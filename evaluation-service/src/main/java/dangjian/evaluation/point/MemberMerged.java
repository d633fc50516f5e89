package dangjian.evaluation.point;

import java.util.UUID;

/// What the ledger reads of `member.merged.v1`: two records proved to be one person.
record MemberMerged(UUID survivorId, UUID duplicateId) {}
