package dangjian.member.roster;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/// A search of the roster as SQL.
///
/// The narrowest range that is asked for gives the order, and each order has its index: so a page costs the same
/// however many members there are. Conditions with few possible values stand in the text and not in a parameter, so
/// that the partial indexes can be used.
final class RosterQuery {

    private static final String BRANCHES = "m.org_id = any(array(select id from orgs where path ^@ any(:scope)))";
    private static final String BRANCHES_BESIDE_OTHERS =
            "(m.org_id in (select id from orgs where path ^@ any(:scope))) is true";
    private static final String SELF = "m.id = :self and cardinality(:scope) = 0";

    private static final String GREATEST_CHARACTER = "\udbff\udfff";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private RosterOrder order = RosterOrder.BRANCH;
    private boolean isWide;

    RosterQuery with(MemberFilter filter, CodeBook book, LocalDate today) {
        when(filter.stage() != null, "m.stage = '" + filter.stage() + "'");
        when(filter.status() != null, "m.status = '" + filter.status() + "'");
        when(filter.status() != null && filter.status() != MemberStatus.NORMAL, "m.status <> 'NORMAL'");
        when(Boolean.TRUE.equals(filter.isMobile()), "m.is_mobile");
        when(Boolean.FALSE.equals(filter.isMobile()), "not m.is_mobile");
        when(Boolean.TRUE.equals(filter.isLost()), "m.is_lost");
        when(Boolean.FALSE.equals(filter.isLost()), "not m.is_lost");
        among("education", filter.education(), book.list(CodeBook.EDUCATIONS), book.list("education-groups"));
        among("position", filter.position(), book.list(CodeBook.POSITIONS), book.list("position-groups"));
        years(RosterOrder.MEMBERSHIP, filter.minYears(), filter.maxYears(), today);
        years(RosterOrder.BIRTHDAY, filter.minAge(), filter.maxAge(), today);
        if (filter.tags() != null) {
            conditions.add("m.tags @> :tags");
            parameters.put("tags", filter.tags().toArray(String[]::new));
        }
        return named(filter.name(), filter.match() == null ? NameMatch.PREFIX : filter.match());
    }

    /// In a wide scope nearly every member fulfils the condition on the branch, so it is asked of each row in hand (one
    /// look into a hashed list) and must not tempt the planner away from the index of the order.
    RosterQuery within(boolean wide) {
        isWide = wide;
        return this;
    }

    RosterQuery withIdNumber(byte @Nullable [] index) {
        return equal("id_number_index", index);
    }

    RosterQuery withPhone(byte @Nullable [] index) {
        return equal("phone_index", index);
    }

    /// Where an item stands in the order: its id alone, for a cursor travels in a URL and a name must not.
    List<?> key(Member member) {
        return List.of(member.id());
    }

    GenericExecuteSpec page(DatabaseClient database, Scope scope, Paging paging) {
        var columns = order.columns();
        var after = paging.after();
        var parameters = new HashMap<>(this.parameters);
        var conditions = conditions(scope);
        if (after != null) {
            conditions.add("(%1$s) > (select %1$s from members m where m.id = :after)".formatted(columns));
            parameters.put("after", after.uuid(0));
        }
        var sql = """
                select m.*, o.name as org_name, o.path
                from (select * from members m where %s order by %s limit %d) m
                left join orgs o on o.id = m.org_id order by %s
                """.formatted(String.join(" and ", conditions), columns, paging.rows(), columns);
        return bind(database.sql(sql), parameters, scope);
    }

    /// Where nothing but the scope is asked for, an index of the branches alone is counted.
    GenericExecuteSpec count(DatabaseClient database, Scope scope) {
        var counted = this.conditions.isEmpty() && !scope.paths().isEmpty()
                ? List.of(BRANCHES, "m.merged_into is null")
                : conditions(scope);
        var sql = "select count(*) from members m where " + String.join(" and ", counted);
        return bind(database.sql(sql), parameters, scope);
    }

    private RosterQuery named(@Nullable String text, NameMatch match) {
        var name = text == null ? "" : MemberName.normalise(text);
        if (name.isEmpty()) {
            return this;
        }
        var letters = Pinyin.typed(name);
        if (match == NameMatch.CONTAINS) {
            order = RosterOrder.NAME;
            conditions.add("position(:name in m.name) > 0");
            parameters.put("name", name);
        } else if (letters == null) {
            prefix(RosterOrder.NAME, "m.name", name);
        } else if (match == NameMatch.INITIALS || (match == NameMatch.PREFIX && Pinyin.areInitials(letters))) {
            prefix(RosterOrder.INITIALS, "m.initials", letters);
        } else {
            prefix(RosterOrder.PINYIN, "m.pinyin", letters);
        }
        return this;
    }

    /// A range is indexable whatever the plan.
    private void prefix(RosterOrder by, String column, String beginning) {
        order = by;
        conditions.add("%1$s >= :name and %1$s < :nameEnd".formatted(column));
        parameters.put("name", beginning);
        parameters.put("nameEnd", beginning + GREATEST_CHARACTER);
    }

    /// A number of whole years that has passed since a day.
    private void years(RosterOrder by, @Nullable Integer least, @Nullable Integer most, LocalDate today) {
        var column = by.column();
        var parameter = by.name().toLowerCase(Locale.ROOT);
        if (least != null) {
            order = by;
            conditions.add(column + " <= :" + parameter + "Latest");
            parameters.put(parameter + "Latest", today.minusYears(least));
        }
        if (most != null) {
            order = by;
            conditions.add(column + " > :" + parameter + "Earliest");
            parameters.put(parameter + "Earliest", today.minusYears(most + 1L));
        }
    }

    /// A code, a group of codes, or a group of groups.
    private void among(String column, @Nullable String text, CodeList codes, CodeList groups) {
        if (text != null) {
            Collection<String> wanted = new ArrayList<>(groups.within(List.of(text)));
            wanted.add(text);
            conditions.add("m.%1$s = any(:%1$s)".formatted(column));
            parameters.put(column, codes.within(wanted).toArray(String[]::new));
        }
    }

    /// Only the scope's organisations, only the own record where it has none; no duplicates.
    private List<String> conditions(Scope scope) {
        var all = new ArrayList<String>();
        all.add(scope.paths().isEmpty() ? SELF : isWide ? BRANCHES_BESIDE_OTHERS : BRANCHES);
        all.add("m.merged_into is null");
        all.addAll(conditions);
        return all;
    }

    private RosterQuery equal(String column, byte @Nullable [] index) {
        if (index != null) {
            conditions.add("m." + column + " = :" + column);
            parameters.put(column, index);
        }
        return this;
    }

    private void when(boolean isWanted, String condition) {
        if (isWanted) {
            conditions.add(condition);
        }
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, Map<String, Object> parameters, Scope scope) {
        var bound = scope.paths().isEmpty() ? scope.bindWithSelf(statement) : scope.bind(statement);
        for (var parameter : parameters.entrySet()) {
            bound = bound.bind(parameter.getKey(), parameter.getValue());
        }
        return bound;
    }

    /// How a name is compared.
    enum NameMatch {
        /// names that begin with it; what is written in Latin letters is pinyin or initials, as it looks
        PREFIX,
        /// names that contain it anywhere
        CONTAINS,
        /// names whose pinyin begins with it
        PINYIN,
        /// names whose initials begin with it
        INITIALS
    }
}
