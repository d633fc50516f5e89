package dangjian.kit.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/// What part of a list is asked for: `?limit=20&after=<cursor>&count=true`.
public record Paging(int limit, @Nullable Cursor after, boolean count) {

    public static final int DEFAULT_LIMIT = 20;
    public static final int GREATEST_LIMIT = 200;

    static Paging of(@Nullable String limit, @Nullable String after, @Nullable String count) {
        return new Paging(
                limit(limit), after == null || after.isEmpty() ? null : Cursor.read(after), "true".equals(count));
    }

    /// How many rows to read: one more than the page, to know whether another page follows.
    public int rows() {
        return limit + 1;
    }

    /// Binds `:after`, the id with which the page before ended or null, and `:rows`.
    public GenericExecuteSpec bind(GenericExecuteSpec statement) {
        var limited = statement.bind("rows", rows());
        return after == null ? limited.bindNull("after", UUID.class) : limited.bind("after", after.uuid(0));
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        try {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= GREATEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException _) {
            // falls through to the same answer as a number out of range
        }
        throw Problem.invalid("request.invalid").at("limit", "page.limit", GREATEST_LIMIT);
    }
}
