package dangjian.kit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An RFC 9457 problem document as it goes out.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
        String type,
        String title,
        int status,
        @Nullable String detail,
        String code,
        List<Entry> errors,
        @Nullable String traceId) {

    /// One wrong place: where, which rule, and what would be right.
    public record Entry(String pointer, String code, String message) {}
}
