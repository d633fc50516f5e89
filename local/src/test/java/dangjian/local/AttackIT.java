package dangjian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What attackers add to requests that would be right without it (OWASP API Security), on the whole platform.
class AttackIT {

    private static final Map<String, String> PEOPLE = new TreeMap<>(Map.of(
            "D", DemonstrationAccounts.ADMINISTRATOR,
            "C", DemonstrationAccounts.COMMITTEE,
            "S", DemonstrationAccounts.SECRETARY,
            "M", DemonstrationAccounts.MEMBER + "1",
            "SYSTEM", DemonstrationAccounts.SYSTEM,
            "SECURITY", DemonstrationAccounts.SECURITY,
            "AUDIT", DemonstrationAccounts.AUDIT));

    private final Api secretary = District.as(DemonstrationAccounts.SECRETARY);

    /// Mass assignment: whoever adds a field that is not asked for changes nothing.
    @TestFactory
    Stream<DynamicTest> noFieldCanBeAddedToABody() {
        return Rule.all().values().stream()
                .filter(rule -> rule.body().startsWith("{") && !rule.isPublic())
                .filter(rule -> PEOPLE.keySet().stream().anyMatch(rule.roles()::contains))
                .flatMap(rule -> Stream.of("\"isAdmin\":true", "\"registeredBy\":\"x\"")
                        .map(field -> DynamicTest.dynamicTest(rule.operation() + " with " + field, () -> {
                            var body = "{" + field + (rule.body().equals("{}") ? "" : ",")
                                    + rule.body().substring(1);
                            assertThat(status(rule, body)).isEqualTo(400);
                        })));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void noHeaderOrParameterMakesAnotherMethodOfARequest(String header) {
        var member = District.members(District.branch()).getFirst();
        var answer = secretary.send(
                "POST",
                "/api/v1/members/" + member + "?_method=PATCH",
                "_method=PATCH&name=x",
                "Content-Type",
                "application/x-www-form-urlencoded",
                header,
                "PATCH",
                "If-Match",
                "\"1\"");
        assertThat(answer.status()).isIn(405, 415);
    }

    /// Whichever of the two is read, nothing outside the scope is shown.
    @Test
    void aParameterThatComesTwiceWidensNothing() {
        var own = District.branch();
        var other = District.organization(DemonstrationAccounts.OTHER_BRANCH_NAME);
        for (var list : new String[] {"members", "organizations", "activities", "transfers"}) {
            for (var query : new String[] {
                "under=%s&under=%s".formatted(own, other),
                "under=%s&under=%s".formatted(other, own),
                "under=%s,%s".formatted(own, other),
                "under[]=%s&under=%s".formatted(other, own)
            }) {
                var answer = secretary.get("/api/v1/%s?limit=200&%s"
                        .formatted(list, query.replace("[", "%5B").replace("]", "%5D")));
                assertThat(answer.status()).as(list + "?" + query).isIn(200, 400, 404);
                assertThat(answer.text()).doesNotContain("\"orgId\":\"" + other, "\"id\":\"" + other);
            }
        }
        assertThat(secretary.get("/api/v1/members?limit=1&limit=100000").status())
                .isIn(200, 400);
    }

    /// No header says who somebody is or where they belong but the token.
    @Test
    void headersOfATrustedProxyMakeNobodyOfACaller() {
        var other = District.organization(DemonstrationAccounts.OTHER_BRANCH_NAME);
        var answer = secretary.send(
                "GET",
                "/api/v1/organizations/" + other,
                null,
                "X-Forwarded-User",
                DemonstrationAccounts.ADMINISTRATOR,
                "X-Remote-User",
                DemonstrationAccounts.ADMINISTRATOR,
                "X-Roles",
                "DISTRICT_ADMIN",
                "X-Org-Id",
                other,
                "X-Original-URL",
                "/api/v1/organizations",
                "X-Forwarded-For",
                "127.0.0.1");
        assertThat(answer.status()).isEqualTo(404);
    }

    /// A body that unfolds to a thousand times its size is never unfolded.
    @Test
    void aCompressedBodyIsNotUnfolded() throws IOException, InterruptedException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            var blanks = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 200; megabyte++) {
                gzip.write(blanks);
            }
        }
        try (var client = HttpClient.newHttpClient()) {
            for (var path : new String[] {"/api/v1/members/searches", "/api/v1/activities"}) {
                var request = HttpRequest.newBuilder(
                                District.platform().address().resolve(path))
                        .header("Authorization", "Bearer " + secretary.token())
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(bomb.toByteArray()))
                        .build();
                assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                        .isIn(400, 413, 415);
            }
        }
    }

    private static int status(Rule rule, String body) {
        var person = PEOPLE.entrySet().stream()
                .filter(somebody -> rule.roles().contains(somebody.getKey()))
                .findFirst()
                .orElseThrow();
        var path = rule.operation().path();
        return District.as(person.getValue())
                .send(
                        rule.operation().method(),
                        Fixture.fill(path, path),
                        Fixture.fill(body, path),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        "\"1\"")
                .status();
    }
}
