package dangjian.gateway;

import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private @Nullable String second;

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

    /// The access token of the first district administrator.
    public String administrator(WebTestClient web) {
        return token(web, GatewayInfrastructure.ADMINISTRATOR);
    }

    /// The access token of a second security administrator, who confirms what the first has proposed.
    public synchronized String secondSecurity(WebTestClient web) {
        if (second == null) {
            var username = "security-" + UUID.randomUUID();
            var body = newAccount(username, null, new Grant(Role.SECURITY_ADMIN, TestOrganizations.DISTRICT));
            var person = made(web, username, body);
            confirm(web, token(web, GatewayInfrastructure.SECURITY), person.id());
            second = access(signIn(web, username, GatewayInfrastructure.PASSWORD));
        }
        return second;
    }

    /// Confirms what is proposed for an account.
    private static void confirm(WebTestClient web, String token, UUID account) {
        var page = web.get()
                .uri("/api/v1/grant-proposals?pending=true&limit=200")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectBody(JSON)
                .returnResult()
                .getResponseBody();
        for (var item :
                (List<?>) Objects.requireNonNull(Objects.requireNonNull(page).get("items"))) {
            var proposal = (Map<?, ?>) item;
            if (account.toString().equals(proposal.get("accountId"))) {
                web.put()
                        .uri("/api/v1/grant-proposals/{id}/confirmation", String.valueOf(proposal.get("id")))
                        .headers(headers -> headers.setBearerAuth(token))
                        .exchange()
                        .expectStatus()
                        .isOk();
            }
        }
    }

    /// The access token of somebody who was there from the beginning.
    public String token(WebTestClient web, String username) {
        return tokens.computeIfAbsent(username, name -> access(signIn(web, name, GatewayInfrastructure.PASSWORD)));
    }

    /// Makes an account with these grants, as the system and the security administrator do, and gives its id and
    /// username.
    public Person account(WebTestClient web, @Nullable UUID memberId, Grant... grants) {
        var username = "person-" + NUMBER.incrementAndGet();
        var asMember =
                Stream.of(grants).filter(grant -> grant.role() == Role.MEMBER).toArray(Grant[]::new);
        var person = made(web, username, newAccount(username, memberId, asMember));
        grant(web, person, memberId, grants);
        return person;
    }

    private Person made(WebTestClient web, String username, Map<String, Object> account) {
        var body = web.post()
                .uri("/api/v1/accounts")
                .headers(headers -> headers.setBearerAuth(token(web, GatewayInfrastructure.SYSTEM)))
                .bodyValue(account)
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

    private void grant(WebTestClient web, Person person, @Nullable UUID memberId, Grant... grants) {
        var request = new HashMap<String, Object>(Map.of("grants", List.of(grants)));
        if (memberId != null) {
            request.put("memberId", memberId);
        }
        web.put()
                .uri("/api/v1/accounts/{id}/grants", person.id())
                .headers(headers -> headers.setBearerAuth(token(web, GatewayInfrastructure.SECURITY)))
                .header("If-Match", "\"1\"")
                .bodyValue(request)
                .exchange()
                .expectStatus()
                .isOk();
    }

    public Person account(WebTestClient web, Role role, UUID organization) {
        return account(web, null, new Grant(role, organization));
    }

    /// Lets time pass until a post has ended on that day.
    public void endPost(Person person, Role role, LocalDate until) {
        database.sql("update account_grants set valid_until = :until where account_id = :id and role = :role")
                .bind("until", until)
                .bind("id", person.id())
                .bind("role", role.name())
                .then()
                .block();
    }

    /// A role until a day, as two have given it.
    public void giveForATime(Person person, Role role, UUID organization, LocalDate until) {
        database.sql("""
                        insert into account_grants (account_id, role, org_id, valid_until)
                        values (:id, :role, :org, :until)
                        """)
                .bind("id", person.id())
                .bind("role", role.name())
                .bind("org", organization)
                .bind("until", until)
                .then()
                .block();
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
