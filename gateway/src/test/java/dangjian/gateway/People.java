package dangjian.gateway;

import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/// The people of the tests: they sign in as everybody does.
@TestComponent
public final class People {

    public static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final DatabaseClient database;
    private @Nullable String administrator;

    People(DatabaseClient database) {
        this.database = database;
    }

    /// Plants [TestOrganizations].
    public void plantTree() {
        database.sql(TestOrganizations.insert()).then().block();
    }

    /// A member of a branch, as member-service would have told.
    public UUID member(UUID branch) {
        var id = UUID.randomUUID();
        database.sql("insert into members (id, org_id, version) values (:id, :branch, 1)")
                .bind("id", id)
                .bind("branch", branch)
                .then()
                .block();
        return id;
    }

    /// The bootstrap administrator's access token.
    public String administrator(WebTestClient web) {
        var token = administrator;
        if (token == null) {
            token = access(signIn(web, GatewayInfrastructure.ADMINISTRATOR, GatewayInfrastructure.PASSWORD));
            administrator = token;
        }
        return token;
    }

    /// Makes an account with these grants and gives its id and username.
    public Person account(WebTestClient web, @Nullable UUID memberId, Grant... grants) {
        var username = "person-" + NUMBER.incrementAndGet();
        var body = web.post()
                .uri("/api/v1/accounts")
                .headers(headers -> headers.setBearerAuth(administrator(web)))
                .bodyValue(newAccount(username, memberId, grants))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JSON)
                .returnResult()
                .getResponseBody();
        if (body == null) {
            throw new AssertionError("no account");
        }
        return new Person(UUID.fromString((String) body.get("id")), username);
    }

    public Person account(WebTestClient web, Role role, UUID organization) {
        return account(web, null, new Grant(role, organization));
    }

    /// The access token of a new account with one role.
    public String token(WebTestClient web, Role role, UUID organization) {
        return access(signIn(web, account(web, role, organization).username(), GatewayInfrastructure.PASSWORD));
    }

    public Map<String, Object> signIn(WebTestClient web, String username, String password) {
        var body = web.post()
                .uri("/api/v1/sessions")
                .bodyValue(Map.of("username", username, "password", password))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JSON)
                .returnResult()
                .getResponseBody();
        if (body == null) {
            throw new AssertionError("no session");
        }
        return body;
    }

    public static Map<String, Object> newAccount(String username, @Nullable UUID memberId, Grant... grants) {
        var account = new HashMap<String, Object>(Map.of(
                "username",
                username,
                "name",
                "测试人员",
                "password",
                GatewayInfrastructure.PASSWORD,
                "grants",
                List.of(grants)));
        if (memberId != null) {
            account.put("memberId", memberId);
        }
        return account;
    }

    public static String access(Map<String, Object> session) {
        return String.valueOf(session.get("accessToken"));
    }

    public static String refresh(Map<String, Object> session) {
        return String.valueOf(session.get("refreshToken"));
    }

    /// Somebody with an account.
    public record Person(UUID id, String username) {}
}
