package dangjian.member.roster;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/// A search of the roster as SQL.
///
/// The narrowest range that is asked for gives the order, and each order has its index; conditions that few fulfil are
/// intersected in the index `members_by_facts`. So a page costs about the same however many members there are.
/// Conditions with few possible values stand in the text and not in a parameter, so that the partial indexes can be
/// used.
final class RosterQuery {

    private static final String BRANCHES = "m.org_id = any(array(select id from orgs where path ^@ any(:scope)))";
    private static final String BRANCHES_BESIDE_OTHERS =
            "(m.org_id in (select id from orgs where path ^@ any(:scope))) is true";
    private static final String SELF = "m.id = :self and cardinality(:scope) = 0";

    private static final String NOT_MERGED = "m.merged_into is null";

    private static final String GREATEST_CHARACTER = "\udbff\udfff";

    /// Conditions by which the members of each branch are counted beforehand.
    private final List<String> kept = new ArrayList<>();

    private final List<String> others = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private RosterOrder order = RosterOrder.BRANCH;
    private boolean isWide;

    RosterQuery with(MemberFilter filter, CodeBook book, LocalDate today) {
        keep(filter.stage() != null, "m.stage = '" + filter.stage() + "'");
        keep(filter.status() != null, "m.status = '" + filter.status() + "'");
        keep(filter.status() != null && filter.status() != MemberStatus.NORMAL, "m.status <> 'NORMAL'");
        keep(Boolean.TRUE.equals(filter.isMobile()), "m.is_mobile");
        keep(Boolean.FALSE.equals(filter.isMobile()), "not m.is_mobile");
        keep(Boolean.TRUE.equals(filter.isLost()), "m.is_lost");
        keep(Boolean.FALSE.equals(filter.isLost()), "not m.is_lost");
        among("education", filter.education(), book.list(CodeBook.EDUCATIONS), book.list("education-groups"));
        among("position", filter.position(), book.list(CodeBook.POSITIONS), book.list("position-groups"));
        var isOfThoseWhoLeft = filter.status() != null && !filter.status().isUndisturbed();
        years(new WholeYears(RosterOrder.MEMBERSHIP, filter.minYears(), filter.maxYears()), isOfThoseWhoLeft, today);
        years(new WholeYears(RosterOrder.BIRTHDAY, filter.minAge(), filter.maxAge()), isOfThoseWhoLeft, today);
        if (filter.tags() != null) {
            others.add("m.tags @> :tags");
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

    /// Rows are looked up once the page is known, so that going along an index need not read those that it passes.
    GenericExecuteSpec page(DatabaseClient database, Scope scope, Paging paging) {
        var columns = order.columns();
        var after = paging.after();
        var parameters = new HashMap<>(this.parameters);
        var conditions = new ArrayList<>(conditions(scope));
        if (after != null) {
            conditions.add("(%1$s) > (select %1$s from members m where m.id = :after)".formatted(columns));
            parameters.put("after", after.uuid(0));
        }
        var sql = """
            select m.*, o.name as org_name, o.path
            from (select m.id from members m where %s order by %s limit %d) found
            cross join lateral (select * from members where id = found.id offset 0) m
            left join orgs o on o.id = m.org_id order by %s
            """.formatted(String.join(" and ", conditions), columns, paging.rows(), columns);
        return bind(database.sql(sql), parameters, scope);
    }

    /// Where no more is asked for than the counts are kept by, they are summed.
    GenericExecuteSpec count(DatabaseClient database, Scope scope) {
        var isKept = others.isEmpty() && !scope.paths().isEmpty();
        var sql = isKept
                ? "select coalesce(sum(m.members), 0)::bigint from member_counts m where "
                        + kept.stream()
                                .map(condition -> " and " + condition)
                                .collect(Collectors.joining("", BRANCHES, ""))
                : "select count(*) from members m where " + String.join(" and ", conditions(scope));
        return bind(database.sql(sql), parameters, scope);
    }

    private RosterQuery named(@Nullable String text, NameMatch match) {
        var name = text == null ? "" : MemberName.normalise(text);
        if (name.isEmpty()) {
            return this;
        }
        var letters = Pinyin.typed(name);
        if (match == NameMatch.CONTAINS) {
            containing(name);
        } else if (letters == null) {
            prefix(RosterOrder.NAME, "m.name", name);
        } else if (match == NameMatch.INITIALS || (match == NameMatch.PREFIX && Pinyin.areInitials(letters))) {
            prefix(RosterOrder.INITIALS, "m.initials", letters);
        } else {
            prefix(RosterOrder.PINYIN, "m.pinyin", letters);
        }
        return this;
    }

    /// A part of a name is indexed by its characters.
    private void containing(String part) {
        order = RosterOrder.NAME;
        others.add("position(:name in m.name) > 0 and string_to_array(m.name, null) @> :characters");
        parameters.put("name", part);
        parameters.put(
                "characters", part.codePoints().mapToObj(Character::toString).toArray(String[]::new));
    }

    /// A range is indexable whatever the plan.
    private void prefix(RosterOrder by, String column, String beginning) {
        order = by;
        others.add("%1$s >= :name and %1$s < :nameEnd".formatted(column));
        parameters.put("name", beginning);
        parameters.put("nameEnd", beginning + GREATEST_CHARACTER);
    }

    private void years(WholeYears years, boolean isOfThoseWhoLeft, LocalDate today) {
        if (years.isAsked()) {
            order = years.order();
            others.addAll(years.conditions(isOfThoseWhoLeft));
            parameters.putAll(years.parameters(isOfThoseWhoLeft, today));
        }
    }

    /// A code, a group of codes, or a group of groups.
    private void among(String column, @Nullable String text, CodeList codes, CodeList groups) {
        if (text != null) {
            Collection<String> wanted = new ArrayList<>(groups.within(List.of(text)));
            wanted.add(text);
            others.add("m.%1$s = any(:%1$s)".formatted(column));
            parameters.put(column, codes.within(wanted).toArray(String[]::new));
        }
    }

    /// Only the scope's organisations, only the own record where it has none; no duplicates.
    private List<String> conditions(Scope scope) {
        var within = scope.paths().isEmpty() ? SELF : isWide ? BRANCHES_BESIDE_OTHERS : BRANCHES;
        return Stream.of(List.of(within, NOT_MERGED), kept, others)
                .flatMap(List::stream)
                .toList();
    }

    private RosterQuery equal(String column, byte @Nullable [] index) {
        if (index != null) {
            others.add("m." + column + " = :" + column);
            parameters.put(column, index);
        }
        return this;
    }

    private void keep(boolean isWanted, String condition) {
        if (isWanted) {
            kept.add(condition);
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
