package dangjian.kit.figure;

/// A named, versioned number that somebody is asked for (指标), and how the service that owns the data computes it.
///
/// The queries may use `:scope` (text[] of path prefixes), `:from`, `:to` and `:asOf` (dates, all inclusive).
///
/// @param id `F09`, or a name such as `members-by-status`
/// @param version of the definition; a changed query is a new version
/// @param title message code of the title; `.unit` and `.definition` beside it
/// @param value one row with column `value` (null when there is nothing to tell) and optionally `reason` (a message
/// code)
/// @param groups rows with `key`, `label` and `value`, adding up to the value; empty for a figure without a breakdown
/// @param rows the rows behind the value, each with a unique text column `id`; other columns go out as they are
public record Figure(String id, int version, String title, String value, String groups, String rows) {

    public Figure(String id, int version, String title, String value, String rows) {
        this(id, version, title, value, "", rows);
    }
}
