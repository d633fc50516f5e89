package dangjian.member.roster;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/// A search of the roster as SQL.
///
/// A search by name is sorted by name, any other by branch and name; each order has its index. Conditions with few
/// possible values stand in the text and not in a parameter, so that the partial indexes can be used.
final class RosterQuery {

    private static final String BRANCHES = "m.org_id = any(array(select id from orgs where path ^@ any(:scope)))";
    private static final String SELF = "m.id = :self and cardinality(:scope) = 0";

    private static final String GREATEST_CHARACTER = "\udbff\udfff";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private boolean isByName;

    RosterQuery named(@Nullable String name, NameMatch match) {
        if (name != null) {
            isByName = true;
            parameters.put("name", name);
            if (match == NameMatch.PREFIX) {
                conditions.add("m.name >= :name and m.name < :nameEnd"); // a range is indexable whatever the plan
                parameters.put("nameEnd", name + GREATEST_CHARACTER);
            } else {
                conditions.add("position(:name in m.name) > 0");
            }
        }
        return this;
    }

    RosterQuery with(RosterFilter filter) {
        when(filter.stage() != null, "m.stage = '" + filter.stage() + "'");
        when(filter.status() != null, "m.status = '" + filter.status() + "'");
        when(filter.status() != null && filter.status() != MemberStatus.NORMAL, "m.status <> 'NORMAL'");
        when(Boolean.TRUE.equals(filter.isMobile()), "m.is_mobile");
        when(Boolean.FALSE.equals(filter.isMobile()), "not m.is_mobile");
        when(Boolean.TRUE.equals(filter.isLost()), "m.is_lost");
        when(Boolean.FALSE.equals(filter.isLost()), "not m.is_lost");
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
        var order = isByName ? "m.name, m.id" : "m.org_id, m.name, m.id";
        var after = paging.after();
        var parameters = new HashMap<>(this.parameters);
        var conditions = conditions(scope);
        if (after != null) {
            conditions.add("(%1$s) > (select %1$s from members m where m.id = :after)".formatted(order));
            parameters.put("after", after.uuid(0));
        }
        var sql = """
                select m.*, o.name as org_name, o.path
                from (select * from members m where %s order by %s limit %d) m
                left join orgs o on o.id = m.org_id order by %s
                """.formatted(String.join(" and ", conditions), order, paging.rows(), order);
        return bind(database.sql(sql), parameters, scope);
    }

    GenericExecuteSpec count(DatabaseClient database, Scope scope) {
        var sql = "select count(*) from members m where " + String.join(" and ", conditions(scope));
        return bind(database.sql(sql), parameters, scope);
    }

    /// Only the scope's organisations; only the own record where it has none.
    private List<String> conditions(Scope scope) {
        var all = new ArrayList<String>();
        all.add(scope.paths().isEmpty() ? SELF : BRANCHES);
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
        /// names that begin with it
        PREFIX,
        /// names that contain it anywhere
        CONTAINS
    }
}
