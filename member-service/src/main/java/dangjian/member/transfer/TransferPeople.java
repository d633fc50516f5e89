package dangjian.member.transfer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whom a transfer is about, the first of them by name.
record TransferPeople(long total, List<Person> first) {

    static final TransferPeople NONE = new TransferPeople(0, List.of());

    /// @param id absent while somebody from outside is not in the roster
    record Person(@Nullable UUID id, String name, String stage) {}
}
