package dangjian.member.due;

import java.util.UUID;

/// One kind of thing that somebody has to do, as the feature knows it that owns the data.
///
/// The query gives the columns `id` (uuid), `part` (text, which of several with that id), `org_id` (the organisation
/// that acts), `member_id`, `name` (the person's or organisation's), `detail` (text) and `due_on` (the last day, null
/// where there is none); it must hold `{scope}` as the array of the caller's subtrees, and may use `:today`.
///
/// @param kind its wire name; its text is `due.<kind>`
/// @param actor whose it is to do
/// @param address where it is done, with `{id}` and `{part}`
public record DueSource(String kind, Actor actor, String address, String sql) {

    /// Who may do it.
    public enum Actor {
        /// the branch's secretary alone
        BRANCH("branches"),
        /// committees and the district
        COMMITTEE("committees"),
        /// the district alone
        DISTRICT("districts"),
        /// whoever administers the organisation
        ANYBODY("everywhere");

        private final String parameter;

        Actor(String parameter) {
            this.parameter = parameter;
        }

        String parameter() {
            return parameter;
        }
    }

    String link(UUID id, String part) {
        return address.replace("{id}", id.toString()).replace("{part}", part);
    }

    /// The query with the scope of those who act, and the kind in front.
    String query() {
        return "select '%s' as kind, s.* from (%s) s".formatted(kind, sql.replace("{scope}", ":" + actor.parameter()));
    }
}
