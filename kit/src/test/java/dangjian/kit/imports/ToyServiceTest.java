package dangjian.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/// A test of imports on the running toy service; each begins with an empty shelf and leaves no workbook behind.
@ServiceTest
abstract class ToyServiceTest {

    static final String PATH = "/api/v1/toys/imports";
    static final String ADMINISTRATOR = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);

    @Autowired
    WebTestClient web;

    @Autowired
    DatabaseClient database;

    @Autowired
    ToyImporter importer;

    @Autowired
    ImportProperties properties;

    ImportClient client;

    @BeforeEach
    void emptyTheShelf() {
        client = new ImportClient(web, PATH, ADMINISTRATOR);
        importer.beforeApply = _ -> Mono.empty();
        database.sql(TestOrganizations.insert()).then().block();
        database.sql("truncate toys, import_jobs cascade").then().block();
    }

    @AfterEach
    void everyUploadedWorkbookIsGone() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(properties.waitingRoom())
                        .satisfiesAnyOf(
                                directory -> assertThat(directory).doesNotExist(),
                                directory -> assertThat(directory).isEmptyDirectory()));
    }

    int toys() {
        return Objects.requireNonNull(database.sql("select count(*)::int from toys")
                .mapValue(Integer.class)
                .one()
                .block());
    }
}
