package dangjian.member.development;

import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// Finds the cases of people who may have had one before.
@Repository
class EarlierCases {

    private final DatabaseClient database;
    private final PersonSeal seal;

    EarlierCases(DatabaseClient database, PersonSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    /// Those of these ID numbers that have a live case.
    @Unscoped("one live case per person in the whole district; nothing but its presence is told")
    Mono<Set<String>> live(Collection<String> idNumbers) {
        var byIndex = byIndex(idNumbers);
        return of(byIndex, " and status in ('OPEN', 'SUSPENDED')")
                .mapProperties(Application.class)
                .all()
                .map(found -> Objects.requireNonNull(byIndex.get(found.hex())))
                .collect(HashSet::new, Collection::add);
    }

    /// Which applications of these ID numbers are on record, by [#key].
    @Unscoped("nothing but the presence of an application is told to whoever knows number and day")
    Mono<Set<String>> applications(Collection<String> idNumbers) {
        var byIndex = byIndex(idNumbers);
        return of(byIndex, "")
                .mapProperties(Application.class)
                .all()
                .map(found -> key(Objects.requireNonNull(byIndex.get(found.hex())), found.appliedOn()))
                .collect(HashSet::new, Collection::add);
    }

    /// Those of these members whose way is on record.
    Mono<Set<UUID>> followed(Collection<UUID> members, Scope scope) {
        return scope.bind(database.sql("select member_id from development_cases where member_id = any(:members) and "
                                + Scope.ORG_ID)
                        .bind("members", members.toArray(UUID[]::new)))
                .mapValue(UUID.class)
                .all()
                .collect(HashSet::new, Collection::add);
    }

    /// What makes an application the same as another one.
    static String key(String idNumber, LocalDate appliedOn) {
        return idNumber + " " + appliedOn;
    }

    private GenericExecuteSpec of(Map<String, String> byIndex, String condition) {
        return database.sql("""
                        select encode(id_number_index, 'hex') as hex, applied_on from development_cases
                        where id_number_index = any(array(select decode(hex, 'hex') from unnest(:indexes) hex))
                        """ + condition).bind("indexes", byIndex.keySet().toArray(String[]::new));
    }

    private Map<String, String> byIndex(Collection<String> idNumbers) {
        var byIndex = new HashMap<String, String>();
        idNumbers.forEach(number -> byIndex.put(seal.hex(number), number));
        return byIndex;
    }

    private record Application(String hex, LocalDate appliedOn) {}
}
