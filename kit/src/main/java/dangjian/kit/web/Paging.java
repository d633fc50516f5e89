package dangjian.kit.web;

import org.jspecify.annotations.Nullable;

/// What part of a list is asked for: `?limit=20&after=<cursor>&count=true`.
public record Paging(int limit, @Nullable Cursor after, boolean count) {

    static final int DEFAULT_LIMIT = 20;
    static final int GREATEST_LIMIT = 200;

    static Paging of(@Nullable String limit, @Nullable String after, @Nullable String count) {
        return new Paging(
                limit(limit), after == null || after.isEmpty() ? null : Cursor.read(after), "true".equals(count));
    }

    /// How many rows to read: one more than the page, to know whether another page follows.
    public int rows() {
        return limit + 1;
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
