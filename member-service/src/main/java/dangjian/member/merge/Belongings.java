package dangjian.member.merge;

import dangjian.kit.web.Scope;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What tables with a column `member_id` hold of a duplicate, on its way to the record that goes on.
///
/// Tables and conditions are the features' own constants; in a condition `d` is a row of the duplicate, and `:survivor`
/// and `:duplicate` are the two members.
@Component
public class Belongings {

    private static final String OURS = "d.member_id = :duplicate and exists (select from members m "
            + "where m.id = d.member_id and m.org_id in (select id from orgs where path ^@ any(:scope)))";

    private final DatabaseClient database;

    Belongings(DatabaseClient database) {
        this.database = database;
    }

    /// Gives the survivor the rows of the duplicate.
    public Mono<Void> give(String table, Merging merging, Scope scope) {
        return give(table, "true", merging, scope);
    }

    /// Gives the survivor those rows of the duplicate that fulfil the condition.
    public Mono<Void> give(String table, String condition, Merging merging, Scope scope) {
        return bound(
                        "update %s d set member_id = :survivor where %s and %s".formatted(table, OURS, condition),
                        merging,
                        scope)
                .then();
    }

    /// Takes rows that fulfil the condition out of the table and keeps them with the merge: the survivor has the same.
    public Mono<Void> keep(String table, String condition, Merging merging, Scope scope) {
        return bound("""
                        with gone as (delete from %1$s d where %2$s and %3$s returning to_jsonb(d) as content)
                        insert into merge_keepsakes (merge_id, kind, content) select :merge, '%1$s', content from gone
                        """.formatted(table, OURS, condition), merging, scope)
                .bind("merge", merging.id())
                .then();
    }

    /// How many rows tables hold of a member.
    public Flux<Holding> count(UUID member, Scope scope, String... tables) {
        return Flux.fromArray(tables)
                .concatMap(table -> scope.bind(database.sql("select count(*) from %s d where %s"
                                        .formatted(table, OURS.replace(":duplicate", ":member")))
                                .bind("member", member))
                        .mapValue(Long.class)
                        .one()
                        .map(count -> new Holding(table, count)));
    }

    /// Whether a condition on the duplicate and the survivor holds.
    public Mono<Boolean> holds(String condition, Merging merging) {
        return merging.bind(database.sql("select " + condition))
                .mapValue(Boolean.class)
                .one();
    }

    private GenericExecuteSpec bound(String sql, Merging merging, Scope scope) {
        return scope.bind(merging.bind(database.sql(sql)));
    }
}
