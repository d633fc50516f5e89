package dangjian.org.registry;

import dangjian.kit.web.Scope;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.r2dbc.core.DatabaseClient;

/// The register of a service under test, emptied and planted anew for each test.
@TestComponent
class TestRegister {

    private static final Scope EVERYTHING = Scope.of("/");

    private final DatabaseClient database;
    private final OrganizationRepository organizations;
    private final HistoryRepository history;

    TestRegister(DatabaseClient database, OrganizationRepository organizations, HistoryRepository history) {
        this.database = database;
        this.organizations = organizations;
        this.history = history;
    }

    void clear() {
        database.sql(
                        "truncate organizations, organization_history; alter sequence organization_numbers restart with 100")
                .then()
                .block();
    }

    void plant(Collection<Organization> tree) {
        clear();
        var standings = tree.stream()
                .map(organization ->
                        Standing.of(organization, organization.lifetime().foundedOn()))
                .toList();
        organizations
                .insert(tree, EVERYTHING)
                .then(history.open(standings, EVERYTHING))
                .block();
    }

    List<String> names() {
        return database.sql("select name from organizations order by path")
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    List<UUID> ids() {
        return database.sql("select id from organizations")
                .mapValue(UUID.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
