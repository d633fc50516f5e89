package dangjian.local;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// Walks every endpoint of every service, as the OpenAPI documents list them, as everybody who might call.
class AuthorisationIT {

    private static final List<String> DOCUMENTS = List.of(
            "/v3/api-docs",
            "/v3/api-docs/org-service",
            "/v3/api-docs/member-service",
            "/v3/api-docs/activity-service",
            "/v3/api-docs/evaluation-service");
    /// Right in every claim, and signed by somebody else.
    private static final String FOREIGN_TOKEN = TestTokens.forged(Role.DISTRICT_ADMIN, Platform.DISTRICT);

    /// Somebody of each role whose scope holds the fixture.
    private static final Map<String, String> INSIDERS = Map.of(
            "D", DemonstrationAccounts.ADMINISTRATOR,
            "C", DemonstrationAccounts.COMMITTEE,
            "S", DemonstrationAccounts.SECRETARY,
            "M", DemonstrationAccounts.MEMBER + "1",
            "SYSTEM", DemonstrationAccounts.SYSTEM,
            "SECURITY", DemonstrationAccounts.SECURITY,
            "AUDIT", DemonstrationAccounts.AUDIT);

    /// Somebody of each role whose scope does not hold the fixture.
    private static final Map<String, String> OUTSIDERS = Map.of(
            "C", DemonstrationAccounts.TWO_NEW_COMMITTEE,
            "S", DemonstrationAccounts.OTHER_SECRETARY,
            "M", DemonstrationAccounts.OTHER_MEMBER + "1");

    private static final TreeMap<Operation, Rule> RULES = Rule.all();

    @Test
    void everyEndpointStandsInTheTableAndEveryLineIsAnEndpoint() {
        var listed = new TreeSet<Operation>();
        for (var document : DOCUMENTS) {
            listed.addAll(
                    Operation.of(District.anonymous().get(document).mustBe(200).body()));
        }
        assertThat(RULES.keySet()).isEqualTo(listed);
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsInWithoutATokenOrWithAForeignOne() {
        return RULES.values().stream()
                .filter(rule -> !rule.isPublic())
                .map(rule -> test(rule, "no token", () -> {
                    assertThat(call(District.anonymous(), rule, rule.body(), "\"1\""))
                            .isEqualTo(401);
                    assertThat(call(District.anonymous().with(FOREIGN_TOKEN), rule, rule.body(), "\"1\""))
                            .isEqualTo(401);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aRoleThatMayNotCallIsForbidden() {
        return RULES.values().stream()
                .filter(rule -> !rule.isPublic())
                .flatMap(rule -> INSIDERS.entrySet().stream()
                        .filter(person -> !rule.roles().contains(person.getKey()))
                        .map(person -> test(
                                rule,
                                person.getKey(),
                                () -> assertThat(call(District.as(person.getValue()), rule, rule.body(), "\"1\""))
                                        .isEqualTo(403))));
    }

    /// The body is empty and the version is missing, so that nothing is changed: what matters is that the caller gets
    /// past the door.
    @TestFactory
    Stream<DynamicTest> aRoleThatMayCallGetsIn() {
        return RULES.values().stream()
                .filter(rule -> !rule.isPublic())
                .flatMap(rule -> INSIDERS.entrySet().stream()
                        .filter(person -> rule.roles().contains(person.getKey()))
                        .map(person -> test(
                                rule,
                                person.getKey(),
                                () -> assertThat(call(
                                                caller(rule, person.getValue()),
                                                rule,
                                                rule.body().isEmpty() ? "" : "{}",
                                                ""))
                                        .isNotIn(401, 403)
                                        .isLessThan(500))));
    }

    /// Without it, a fixture that nobody could ever find would pass the next test.
    @TestFactory
    Stream<DynamicTest> somebodyWithinTheScopeFindsIt() {
        return RULES.values().stream()
                .filter(rule -> rule.namesOne() && !rule.isPublic())
                .filter(rule -> rule.operation().method().equals("GET"))
                .filter(rule -> !rule.operation().path().endsWith("/minutes")) // of a day to come: none are written
                .map(rule -> test(
                        rule,
                        "anybody",
                        () -> assertThat(INSIDERS.values())
                                .anySatisfy(account -> assertThat(call(District.as(account), rule, "", ""))
                                        .isNotIn(401, 403, 404))));
    }

    @TestFactory
    Stream<DynamicTest> whatLiesOutsideTheScopeDoesNotExist() {
        var tests = new ArrayList<DynamicTest>();
        for (var rule : RULES.values()) {
            if (rule.isPublic() || !rule.namesOne()) {
                continue;
            }
            OUTSIDERS.forEach((role, account) -> {
                if (rule.roles().contains(role)) {
                    tests.add(test(
                            rule,
                            role,
                            () -> assertThat(call(District.as(account), rule, rule.body(), "\"1\""))
                                    .isIn(403, 404)));
                }
            });
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> aListShowsWhatLiesWithinTheScope() {
        return RULES.values().stream()
                .filter(Rule::lists)
                .map(rule -> test(
                        rule,
                        "anybody",
                        () -> assertThat(INSIDERS.values())
                                .filteredOn(account -> rule.roles().contains(role(account)))
                                .anySatisfy(account -> {
                                    var answer = District.as(account).get(list(rule, Fixture.street()));
                                    assertThat(answer.status()).isEqualTo(200);
                                    assertThat(answer.body().get("items")).isNotEmpty();
                                })));
    }

    @TestFactory
    Stream<DynamicTest> aListShowsNothingOutsideTheScope() {
        return RULES.values().stream()
                .filter(Rule::lists)
                .flatMap(rule -> OUTSIDERS.entrySet().stream()
                        .filter(person -> rule.roles().contains(person.getKey()))
                        .map(person -> test(rule, person.getKey(), () -> {
                            var answer = District.as(person.getValue()).get(list(rule, District.branch()));
                            assertThat(answer.status()).isIn(200, 403, 404);
                            if (answer.status() == 200) {
                                assertThat(answer.body().get("items")).isEmpty();
                            }
                        })));
    }

    private static String role(String account) {
        return INSIDERS.entrySet().stream()
                .filter(person -> person.getValue().equals(account))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static String list(Rule rule, String organization) {
        var path = Fixture.fill(rule.operation().path(), rule.operation().path());
        return "%s?%s=%s".formatted(path, rule.names(), organization);
    }

    private static DynamicTest test(Rule rule, String who, Executable test) {
        return DynamicTest.dynamicTest(rule.operation() + " as " + who, test);
    }

    /// Whoever ends sessions must not end those that the other tests use.
    private static Api caller(Rule rule, String account) {
        return rule.operation().path().startsWith("/api/v1/sessions") ? District.signIn(account) : District.as(account);
    }

    private static int call(Api api, Rule rule, String body, String version) {
        var path = Fixture.fill(rule.operation().path(), rule.operation().path());
        var text = Fixture.fill(body, rule.operation().path());
        var headers = new ArrayList<String>();
        if (rule.operation().toString().matches("POST .*/imports")) {
            headers.addAll(List.of("Content-Type", "multipart/form-data; boundary=none"));
        } else if (!text.isEmpty()) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        if (!version.isEmpty()) {
            headers.addAll(List.of("If-Match", version));
        }
        return api.send(rule.operation().method(), path, text.isEmpty() ? null : text, headers.toArray(String[]::new))
                .status();
    }
}
