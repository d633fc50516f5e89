package dangjian.member.merge;

import dangjian.member.roster.Reason;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/// The making of one record out of two, as the features take part in it.
///
/// @param id of the merge, under which is kept what counts no more
/// @param survivor the record that goes on
public record Merging(UUID id, UUID survivor, UUID duplicate, LocalDate on, Reason reason) {

    /// Binds `:survivor` and `:duplicate`.
    public GenericExecuteSpec bind(GenericExecuteSpec statement) {
        return statement.bind("survivor", survivor).bind("duplicate", duplicate);
    }
}
