package dangjian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Fills the empty platform with the fictional district, through the public API and nothing else.
final class Seeder {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SECRETARIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Platform platform;
    private final Api administrator;

    Seeder(Platform platform) {
        this.platform = platform;
        this.administrator = as(DemonstrationAccounts.ADMINISTRATOR);
    }

    private Api as(String username) {
        return Api.signIn(platform.address(), username, DemonstrationAccounts.PASSWORD);
    }

    /// Does what is still missing; a start that was interrupted goes on where it stopped.
    void seedOnce() throws InterruptedException {
        if (organization("中国共产党晨江区委员会") == null) {
            say("导入 357 个党组织…… Importing organisations ...");
            importSheet("organizations");
        }
        if (administrator
                .get("/api/v1/members?limit=1")
                .mustBe(200)
                .body()
                .get("items")
                .isEmpty()) {
            say("导入 5133 名党员…… Importing members ...");
            importSheet("members");
        }
        if (!hasAccounts()) {
            say("建立演示账号…… Creating demonstration accounts ...");
            seedAccounts();
        }
    }

    /// Imports, and again while the service's copy of the tree has not caught up with org-service.
    private void importSheet(String kind) throws InterruptedException {
        until(() -> {
            var job = administrator
                    .upload("/api/v1/%s/imports".formatted(kind), workbook(kind), Map.of())
                    .mustBe(202)
                    .body();
            return "IMPORTED".equals(outcome(kind, job.get("id").asString()));
        });
    }

    private String outcome(String kind, String job) {
        var deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            var state = administrator
                    .get("/api/v1/%s/imports/%s".formatted(kind, job))
                    .mustBe(200)
                    .body()
                    .get("state")
                    .asString();
            if (!List.of("QUEUED", "RUNNING").contains(state)) {
                return state;
            }
            pause();
        }
        return "TIMED_OUT";
    }

    private boolean hasAccounts() {
        return administrator
                        .get("/api/v1/accounts?limit=5&role=BRANCH_SECRETARY")
                        .mustBe(200)
                        .body()
                        .get("items")
                        .size()
                == SECRETARIES;
    }

    /// The system administrator makes the accounts, and the security administrator confirms their roles.
    private void seedAccounts() throws InterruptedException {
        var system = as(DemonstrationAccounts.SYSTEM);
        var security = as(DemonstrationAccounts.SECURITY);
        until(() -> List.of(201, 409).contains(createAccounts(system).status()));
        for (var proposal : security.get("/api/v1/grant-proposals?pending=true&limit=200")
                .mustBe(200)
                .body()
                .get("items")) {
            security.put(
                            "/api/v1/grant-proposals/%s/confirmation"
                                    .formatted(proposal.get("id").asString()),
                            Map.of())
                    .mustBe(200);
        }
    }

    private Api.Answer createAccounts(Api system) {
        var branch = id(DemonstrationAccounts.BRANCH_NAME);
        var other = id(DemonstrationAccounts.OTHER_BRANCH_NAME);
        var twoNew = id(DemonstrationAccounts.TWO_NEW_NAME);
        var twoNewBranch = Objects.requireNonNull(administrator
                        .get("/api/v1/organizations?limit=1&kind=BRANCH&under=" + twoNew)
                        .mustBe(200)
                        .body()
                        .get("items")
                        .get(0))
                .get("id")
                .asString();
        var accounts = new ArrayList<Map<String, Object>>();
        accounts.add(account(
                DemonstrationAccounts.SECOND_SECURITY, "安全管理员", "SECURITY_ADMIN", Platform.DISTRICT.toString()));
        accounts.add(account(
                DemonstrationAccounts.COMMITTEE, "街道管理员", "COMMITTEE_ADMIN", id(DemonstrationAccounts.STREET_NAME)));
        accounts.add(account(DemonstrationAccounts.SECRETARY, "机关支部书记", "BRANCH_SECRETARY", branch));
        accounts.add(account(DemonstrationAccounts.OTHER_SECRETARY, "社区支部书记", "BRANCH_SECRETARY", other));
        accounts.add(account(DemonstrationAccounts.TWO_NEW_COMMITTEE, "两新工委管理员", "COMMITTEE_ADMIN", twoNew));
        accounts.add(account(DemonstrationAccounts.TWO_NEW_SECRETARY, "两新支部书记", "BRANCH_SECRETARY", twoNewBranch));
        addMembers(accounts, DemonstrationAccounts.MEMBER, branch);
        addMembers(accounts, DemonstrationAccounts.OTHER_MEMBER, other);
        return system.post("/api/v1/accounts/batches", Map.of("accounts", accounts));
    }

    private void addMembers(List<Map<String, Object>> accounts, String prefix, String branch) {
        var members = administrator
                .get("/api/v1/members?limit=8&under=" + branch)
                .mustBe(200)
                .body()
                .get("items");
        int number = 1;
        for (var member : members) {
            accounts.add(Map.of(
                    "username", prefix + number++,
                    "name", member.get("name").asString(),
                    "password", DemonstrationAccounts.PASSWORD,
                    "memberId", member.get("id").asString(),
                    "grants", List.of(Map.of("role", "MEMBER", "orgId", branch))));
        }
    }

    private static Map<String, Object> account(String username, String name, String role, String organization) {
        return Map.of(
                "username",
                username,
                "name",
                name,
                "password",
                DemonstrationAccounts.PASSWORD,
                "grants",
                List.of(Map.of("role", role, "orgId", organization)));
    }

    private String id(String organization) {
        return organization(administrator, organization);
    }

    /// The id of the organisation of this full name.
    static String organization(Api caller, String name) {
        return Objects.requireNonNull(find(caller, name), name).get("id").asString();
    }

    private @Nullable JsonNode organization(String name) {
        return find(administrator, name);
    }

    private static @Nullable JsonNode find(Api caller, String name) {
        for (var item : caller.get(
                        "/api/v1/organizations?limit=5&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .mustBe(200)
                .body()
                .get("items")) {
            if (name.equals(item.get("name").asString())) {
                return item;
            }
        }
        return null;
    }

    private void until(Supplier<Boolean> done) throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (!done.get()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The demonstration district could not be seeded; see the log file");
            }
            Thread.sleep(PAUSE);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static byte[] workbook(String kind) {
        try (var file = Objects.requireNonNull(Seeder.class.getResourceAsStream("/" + kind + ".xlsx"))) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
