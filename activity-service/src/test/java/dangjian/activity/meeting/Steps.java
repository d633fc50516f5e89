package dangjian.activity.meeting;

import dangjian.kit.TestOrganizations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/// What secretaries and members do in tests, over HTTP.
@TestComponent
class Steps {

    static final String START = "2026-03-05T01:30:00Z";

    private final WebTestClient web;
    private final DatabaseClient database;

    Steps(WebTestClient web, DatabaseClient database) {
        this.web = web;
        this.database = database;
    }

    /// A branch with so many full members, the last one on probation if there are more than one.
    TestBranch branch(int size) {
        var branch = TestBranch.of(size);
        database.sql(TestOrganizations.insert()).then().block();
        database.sql("""
                        insert into orgs (id, parent_id, path, name, short_name, kind, category, founded_on, version)
                        values (:id, :parent, :path, '中国共产党测试支部委员会', '测试支部', 'BRANCH', 'COMMUNITY', '2015-07-01', 1)
                        """)
                .bind("id", branch.id())
                .bind("parent", TestBranch.STREET)
                .bind("path", branch.path())
                .then()
                .block();
        for (int number = 0; number < size; number++) {
            database.sql("insert into people values (:id, :org, :name, :stage, 'NORMAL', 1)")
                    .bind("id", branch.members().get(number))
                    .bind("org", branch.id())
                    .bind("name", TestBranch.nameOf(number))
                    .bind("stage", number > 0 && number == size - 1 ? "PROBATIONARY" : "FULL")
                    .then()
                    .block();
        }
        return branch;
    }

    static Map<String, Object> planOf(TestBranch branch, Object... more) {
        var plan = new HashMap<String, Object>(Map.of(
                "orgId", branch.id(),
                "kind", "THEME_DAY",
                "title", "三月主题党日",
                "place", "党员活动室",
                "startsAt", START,
                "endsAt", "2026-03-05T11:30:00+08:00",
                "agenda", List.of("集中学习", "交流讨论"),
                "chair", "王书记",
                "recorder", "李记录"));
        for (int index = 0; index < more.length; index += 2) {
            plan.put((String) more[index], more[index + 1]);
        }
        return plan;
    }

    UUID planned(TestBranch branch, Object... more) {
        return id(call(HttpMethod.POST, branch.secretary(), "", planOf(branch, more))
                .expectStatus()
                .isCreated());
    }

    UUID published(TestBranch branch, Object... more) {
        var id = planned(branch, more);
        put(branch, id, "/publication").expectStatus().isOk();
        return id;
    }

    UUID opened(TestBranch branch, Object... more) {
        var id = published(branch, more);
        put(branch, id, "/check-in").expectStatus().isOk();
        return id;
    }

    UUID closed(TestBranch branch, int... attending) {
        var id = opened(branch);
        for (int member : attending) {
            checkIn(branch.member(member), id, code(branch, id)).expectStatus().isCreated();
        }
        minutes(branch, id, Map.of()).expectStatus().isOk();
        put(branch, id, "/closure").expectStatus().isOk();
        return id;
    }

    String code(TestBranch branch, UUID activity) {
        return body(get(branch.secretary(), "/" + activity + "/check-in/code")
                        .expectStatus()
                        .isOk())
                .get("payload")
                .asString();
    }

    ResponseSpec checkIn(String token, UUID activity, String code) {
        return call(HttpMethod.POST, token, "/" + activity + "/attendances", Map.of("code", code));
    }

    ResponseSpec record(TestBranch branch, UUID activity, int member, String status) {
        return call(
                HttpMethod.PUT,
                branch.secretary(),
                "/" + activity + "/attendances/" + branch.members().get(member),
                Map.of("status", status, "reason", "已向书记说明"));
    }

    ResponseSpec correct(TestBranch branch, UUID activity, int member, String status) {
        return call(
                HttpMethod.POST,
                branch.secretary(),
                "/" + activity + "/corrections",
                Map.of("memberId", branch.members().get(member), "status", status, "reason", "值班表已补交"));
    }

    ResponseSpec minutes(TestBranch branch, UUID activity, Map<String, ?> more) {
        var minutes = new HashMap<String, Object>(Map.of("items", List.of(Map.of("topic", "集中学习"))));
        minutes.putAll(more);
        return call(HttpMethod.PUT, branch.secretary(), "/" + activity + "/minutes", minutes);
    }

    ResponseSpec put(TestBranch branch, UUID activity, String verb) {
        return call(HttpMethod.PUT, branch.secretary(), "/" + activity + verb, Map.of());
    }

    ResponseSpec get(String token, String path) {
        return web.get()
                .uri("/api/v1/activities" + path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    ResponseSpec call(HttpMethod method, String token, String path, Map<String, ?> body) {
        return web.method(method)
                .uri("/api/v1/activities" + path)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    static UUID id(ResponseSpec response) {
        return UUID.fromString(body(response).get("id").asString());
    }

    static JsonNode body(ResponseSpec response) {
        EntityExchangeResult<JsonNode> result =
                response.expectBody(JsonNode.class).returnResult();
        return Objects.requireNonNull(result.getResponseBody());
    }

    static void expectProblem(ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.detail")
                .value(String.class, text -> {
                    if (text.equals(code) || text.contains("{")) {
                        throw new AssertionError("no text for " + code + ": " + text);
                    }
                });
    }
}
