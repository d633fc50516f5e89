package dangjian.evaluation;

import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;

/// The whole service with the other services replaced by real HTTP servers that answer as the test says.
@ServiceTest
public abstract class StubbedServicesTest {

    protected static final StubService ORG = new StubService();
    protected static final StubService MEMBER = new StubService();
    protected static final StubService ACTIVITY = new StubService();

    @Autowired
    protected WebTestClient web;

    @Autowired
    protected DatabaseClient database;

    @Autowired
    private CircuitBreakerRegistry circuitBreakers;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("dangjian.services.org.url", ORG::url);
        registry.add("dangjian.services.member.url", MEMBER::url);
        registry.add("dangjian.services.activity.url", ACTIVITY::url);
    }

    @BeforeEach
    void plantTreeAndFigures() {
        database.sql(TestOrganizations.insert()).then().block();
        circuitBreakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        ORG.forget();
        MEMBER.forget();
        ACTIVITY.forget();
        ORG.figure("organizations-by-category", 6);
        ORG.figure("organizations-by-kind", 6);
        MEMBER.figure("members-by-status", 150);
        ACTIVITY.figure("activities-held", 12);
        ACTIVITY.figure("attendance-person-times", 345);
        ACTIVITY.figure("attendance-distinct-persons", 120);
    }

    protected RequestHeadersSpec<?> get(String token, String uri, Object... values) {
        return web.get().uri(uri, values).headers(headers -> headers.setBearerAuth(token));
    }
}
