package dangjian.gateway.session;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.People;
import dangjian.gateway.factor.Authenticator;
import dangjian.kit.web.Grant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/// People where nothing is let off: they change their first password and enrol a second factor.
record StrictPeople(WebTestClient web, DatabaseClient database) {

    static final String PASSWORD = "Harbour-2026-stone";

    private static final Map<String, Signed> ADMINISTRATORS = new ConcurrentHashMap<>();

    /// One of the first administrators, through all steps.
    Signed administrator(String username) {
        return ADMINISTRATORS.computeIfAbsent(username, name -> {
            var session = signIn(name, GatewayInfrastructure.PASSWORD, null);
            changePassword(session, GatewayInfrastructure.PASSWORD, PASSWORD);
            return enrolled(refreshed(session));
        });
    }

    String token(String username) {
        return administrator(username).token();
    }

    /// A new account as the system administrator makes it.
    UUID account(String username) {
        var body = body(send(
                        HttpMethod.POST,
                        "/api/v1/accounts",
                        token(GatewayInfrastructure.SYSTEM),
                        People.newAccount(username, null))
                .expectStatus()
                .isCreated());
        return UUID.fromString(String.valueOf(body.get("id")));
    }

    /// Gives roles as the security administrator does.
    void grant(UUID account, int version, Grant... grants) {
        web.put()
                .uri("/api/v1/accounts/{id}/grants", account)
                .headers(headers -> headers.setBearerAuth(token(GatewayInfrastructure.SECURITY)))
                .header("If-Match", "\"" + version + "\"")
                .bodyValue(Map.of("grants", List.of(grants)))
                .exchange()
                .expectStatus()
                .isOk();
    }

    Signed enrolled(Map<String, Object> session) {
        var enrolment = body(
                send(HttpMethod.POST, "/api/v1/accounts/current/factor", access(session), Map.of("password", PASSWORD))
                        .expectStatus()
                        .isCreated());
        var phone = new Authenticator(String.valueOf(enrolment.get("secret")));
        var codes = body(send(
                        HttpMethod.PUT,
                        "/api/v1/accounts/current/factor/confirmation",
                        access(session),
                        Map.of("code", phone.code(-1)))
                .expectStatus()
                .isOk());
        var next = refreshed(session);
        return new Signed(
                access(next),
                phone,
                ((List<?>) Objects.requireNonNull(codes.get("recoveryCodes")))
                        .stream().map(String::valueOf).toList());
    }

    Map<String, Object> signIn(String username, String password, @Nullable String code) {
        return body(trySignIn(username, password, code).expectStatus().isCreated());
    }

    WebTestClient.ResponseSpec trySignIn(String username, String password, @Nullable String code) {
        var request = new HashMap<String, Object>(Map.of("username", username, "password", password));
        if (code != null) {
            request.put("code", code);
        }
        return web.post().uri("/api/v1/sessions").bodyValue(request).exchange();
    }

    void changePassword(Map<String, Object> session, String old, String wanted) {
        tryChange(session, old, wanted).expectStatus().isNoContent();
    }

    WebTestClient.ResponseSpec tryChange(Map<String, Object> session, String old, String wanted) {
        return send(
                HttpMethod.PUT,
                "/api/v1/accounts/current/password",
                access(session),
                Map.of("oldPassword", old, "newPassword", wanted));
    }

    Map<String, Object> refreshed(Map<String, Object> session) {
        return body(web.post()
                .uri("/api/v1/sessions/refresh")
                .bodyValue(Map.of("refreshToken", People.refresh(session)))
                .exchange()
                .expectStatus()
                .isOk());
    }

    WebTestClient.ResponseSpec send(HttpMethod method, String path, String token, Map<String, ?> body) {
        var request = web.method(method).uri(path).headers(headers -> headers.setBearerAuth(token));
        return method == HttpMethod.GET || method == HttpMethod.DELETE
                ? request.exchange()
                : request.bodyValue(body).exchange();
    }

    /// As if so much time had passed that the codes used so far are none of now's.
    void letCodesPass(UUID account) {
        database.sql("update account_factors set last_step = last_step - 10 where account_id = :id")
                .bind("id", account)
                .then()
                .block();
    }

    static String access(Map<String, Object> session) {
        return People.access(session);
    }

    static Map<String, Object> body(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(People.JSON).returnResult().getResponseBody());
    }

    /// Somebody who has got past all steps.
    record Signed(String token, Authenticator phone, List<String> recoveryCodes) {}
}
