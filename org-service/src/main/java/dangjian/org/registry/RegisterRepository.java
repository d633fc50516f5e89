package dangjian.org.registry;

import dangjian.kit.web.Unscoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What must be unique or agree in the whole register, wherever the caller's scope ends.
@Repository
class RegisterRepository {

    private static final String WHOLE_REGISTER = "a name or code is taken whoever holds it; nothing else of it is told";

    private final DatabaseClient database;

    RegisterRepository(DatabaseClient database) {
        this.database = database;
    }

    @Unscoped(WHOLE_REGISTER)
    Mono<Boolean> hasRoot() {
        return database.sql("select exists (select from organizations where parent_id is null)")
                .mapValue(Boolean.class)
                .one();
    }

    /// Which of these full names living organisations bear.
    @Unscoped(WHOLE_REGISTER)
    Mono<Set<String>> takenNames(Collection<String> names, @Nullable UUID exceptFor) {
        return taken("""
                select name from organizations
                where name = any(:texts) and dissolved_on is null and id is distinct from :exceptFor
                """, names, exceptFor);
    }

    /// Which of these codes were ever given.
    @Unscoped(WHOLE_REGISTER)
    Mono<Set<String>> takenCodes(Collection<String> codes, @Nullable UUID exceptFor) {
        return taken("""
                select code from organizations where code = any(:texts) and id is distinct from :exceptFor
                """, codes, exceptFor);
    }

    /// The units to which these credit codes belong.
    @Unscoped(WHOLE_REGISTER)
    Mono<Map<String, String>> units(Collection<String> creditCodes, @Nullable UUID exceptFor) {
        return statement("""
                        select distinct on (credit_code) credit_code, unit_name from organizations
                        where credit_code = any(:texts) and unit_name is not null and dissolved_on is null
                            and id is distinct from :exceptFor
                        order by credit_code, id
                        """, creditCodes, exceptFor)
                .map(row -> Map.entry(
                        Objects.requireNonNull(row.get("credit_code", String.class)),
                        Objects.requireNonNull(row.get("unit_name", String.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Set<String>> taken(String sql, Collection<String> texts, @Nullable UUID exceptFor) {
        Flux<String> found =
                statement(sql, texts, exceptFor).mapValue(String.class).all();
        return found.collect(HashSet::new, Set::add);
    }

    private DatabaseClient.GenericExecuteSpec statement(
            String sql, Collection<String> texts, @Nullable UUID exceptFor) {
        return database.sql(sql)
                .bind("texts", texts.toArray(String[]::new))
                .bind("exceptFor", Parameter.fromOrEmpty(exceptFor, UUID.class));
    }
}
