package dangjian.member.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an entry turned out to be.
///
/// @param id the ID number if it is valid in itself
/// @param faults what is wrong whatever stands in the register
/// @param doubts what is wrong only if the ID number belongs to this person: not when it turns out to be somebody
/// else's
/// @param draft the record, unless there are faults
record CheckedEntry(
        @Nullable CitizenId id,
        List<Fault> faults,
        List<Fault> doubts,
        @Nullable Draft draft) {}
