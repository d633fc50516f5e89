package dangjian.local;

import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One thing of each kind, all within the scope of the fixture's branch, for tests of who may reach them.
final class Fixture {

    static final String UNKNOWN = "01900000-0000-7000-8000-00000000ffff";
    private static final String PIPELINE = "BACKBONE_TO_MEMBER";

    private static final Map<String, String> IDS = ids();

    private Fixture() {}

    /// Fills path variables by what the path is about, and `{fixture.…}` in bodies by name.
    static String fill(String text, String path) {
        var filled = text;
        for (var id : IDS.entrySet()) {
            filled = filled.replace("{fixture." + id.getKey() + "}", id.getValue());
        }
        return filled.replace("{memberId}", IDS.get("member"))
                .replace("{year}", String.valueOf(Year.now()))
                .replace("{orgId}", IDS.get("branch"))
                .replace("{figureId}", IDS.get("figure"))
                .replace("{place}", "1")
                .replace("{code}", "00000000000000000000000000000000")
                .replace("{recordId}", IDS.get("developmentRecord"))
                .replace("{documentId}", IDS.get("developmentDocument"))
                .replace("{annulmentId}", UNKNOWN)
                .replace("{secretId}", UNKNOWN)
                .replace("{linkId}", UNKNOWN)
                .replace("{webhookId}", UNKNOWN)
                .replace("{sessionId}", UNKNOWN)
                .replace("{deliveryId}", UNKNOWN)
                .replace("{pipeline}", PIPELINE)
                .replace("{step}", "CHOSEN")
                .replace("{id}", path.isEmpty() ? "" : IDS.getOrDefault(kind(path), UNKNOWN));
    }

    static String street() {
        return fill("{fixture.street}", "");
    }

    private static String kind(String path) {
        if (path.contains("/dues/")) {
            return DuesFixture.kind(path);
        }
        if (path.contains("/imports/")) {
            return importOf(path.split("/")[3]);
        }
        if (path.contains("/members/merges/")) {
            return "merge";
        }
        var resource = path.split("/")[3];
        return switch (resource) {
            case "organizations" -> "branch";
            case "members" -> "member";
            case "activities" -> "activity";
            case "development-cases" -> "developmentCase";
            case "accounts" -> "account";
            case "grant-proposals" -> "proposal";
            case "star-cycles" -> "cycle";
            case "star-applications" -> "application";
            case "survey-reports" -> "report";
            case "figures" -> "figure";
            case "transfers" -> "transfer";
            case "cultivations" -> "cultivation";
            default -> resource;
        };
    }

    /// The name of the fixture's import of a kind of sheet.
    static String importOf(String kind) {
        return kind + "/import";
    }

    private static Map<String, String> ids() {
        var ids = new LinkedHashMap<String, String>();
        var administrator = District.as(DemonstrationAccounts.ADMINISTRATOR);
        var branch = District.branch();
        ids.put("branch", branch);
        ids.put("street", District.organization(DemonstrationAccounts.STREET_NAME));
        ids.put("member", District.members(branch).getLast());
        ids.put("duplicate", District.members(branch).getFirst());
        List.of("member", "duplicate").forEach(one -> phone(Objects.requireNonNull(ids.get(one))));
        ids.put("merge", merge(ids.get("member"), ids.get("duplicate")));
        ids.put("transfer", transfer(ids.get("member")));
        ids.put("cultivation", cultivation(branch));
        ids.put("activity", activity(branch));
        ids.put("account", account(branch));
        DuesFixture.fill(ids);
        ids.put("developmentCase", developmentCase(branch));
        ids.put("developmentRecord", developmentRecord(ids.get("developmentCase")));
        ids.put("developmentDocument", developmentDocument(ids.get("developmentCase")));
        ids.put("proposal", proposal(ids.get("account"), ids.get("street")));
        ids.put("figure", "organizations-by-category");
        ids.put("report", id(District.as(DemonstrationAccounts.COMMITTEE).post("/api/v1/survey-reports", Texts.YEAR)));
        ids.put(importOf("members"), emptyImport("members"));
        ids.put(importOf("organizations"), emptyImport("organizations"));
        ids.put("cycle", id(administrator.post("/api/v1/star-cycles", Map.of("year", 2024, "schemeVersion", 1))));
        ids.put("application", application(ids.get("cycle"), ids.get("street")));
        StandingFixture.fill(ids);
        return ids;
    }

    private static String cultivation(String branch) {
        var secretary = District.as(DemonstrationAccounts.SECRETARY);
        var mentor = secretary
                .get("/api/v1/members?limit=1&stage=FULL&status=NORMAL&under=" + branch)
                .mustBe(200)
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        return id(secretary.post(
                "/api/v1/cultivations",
                Map.of(
                        "pipeline",
                        PIPELINE,
                        "orgId",
                        branch,
                        "personName",
                        "权限测试",
                        "mentorId",
                        mentor,
                        "startedOn",
                        "2026-03-01")));
    }

    /// Two with one phone may be one person.
    private static void phone(String member) {
        var secretary = District.as(DemonstrationAccounts.SECRETARY);
        var path = "/api/v1/members/" + member;
        var version = secretary.get(path).mustBe(200).body().get("version").asInt();
        var correction = "{\"reason\": \"权限测试\", \"phone\": \"13800138000\"}";
        secretary
                .send("PATCH", path, correction, "Content-Type", "application/json", "If-Match", "\"" + version + "\"")
                .mustBe(200);
    }

    /// Only proposed: nobody is merged.
    private static String merge(String member, String duplicate) {
        return id(District.as(DemonstrationAccounts.SECRETARY)
                .post(
                        "/api/v1/members/merges",
                        Map.of("survivorId", member, "duplicateId", duplicate, "ground", "权限测试")));
    }

    private static String transfer(String member) {
        return id(District.as(DemonstrationAccounts.SECRETARY)
                .post(
                        "/api/v1/transfers",
                        Map.of(
                                "kind",
                                "PAPER_LETTER",
                                "memberId",
                                member,
                                "toName",
                                "中共临江市市直机关工作委员会",
                                "reason",
                                "权限测试",
                                "duesPaidTo",
                                "2026-10")));
    }

    private static String activity(String branch) {
        var start = Instant.now().plus(Duration.ofDays(1));
        return id(District.as(DemonstrationAccounts.SECRETARY)
                .post(
                        "/api/v1/activities",
                        Map.of(
                                "orgId",
                                branch,
                                "kind",
                                "THEME_DAY",
                                "title",
                                "权限测试",
                                "place",
                                "会议室",
                                "startsAt",
                                start.toString(),
                                "endsAt",
                                start.plus(Duration.ofHours(1)).toString())));
    }

    private static String developmentCase(String branch) {
        return id(District.as(DemonstrationAccounts.SECRETARY)
                .post(
                        "/api/v1/development-cases",
                        Map.of(
                                "orgId",
                                branch,
                                "appliedOn",
                                "2026-10-08",
                                "isLeagueMember",
                                false,
                                "name",
                                "权限测试",
                                "idNumber",
                                "990000199604200047")));
    }

    private static String developmentDocument(String developmentCase) {
        return District.as(DemonstrationAccounts.SECRETARY)
                .get("/api/v1/development-cases/" + developmentCase + "/documents")
                .mustBe(200)
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    private static String developmentRecord(String developmentCase) {
        return District.as(DemonstrationAccounts.SECRETARY)
                .get("/api/v1/development-cases/" + developmentCase + "/steps")
                .mustBe(200)
                .body()
                .get("steps")
                .get(0)
                .get("records")
                .get(0)
                .get("id")
                .asString();
    }

    private static String account(String branch) {
        var account = id(District.as(DemonstrationAccounts.SYSTEM)
                .post(
                        "/api/v1/accounts",
                        Map.of(
                                "username",
                                "fixture",
                                "name",
                                "权限测试",
                                "password",
                                DemonstrationAccounts.PASSWORD,
                                "grants",
                                List.of())));
        District.as(DemonstrationAccounts.SECURITY)
                .put(
                        "/api/v1/accounts/%s/grants".formatted(account),
                        Map.of("grants", List.of(Map.of("role", "BRANCH_SECRETARY", "orgId", branch))),
                        "If-Match",
                        "\"1\"")
                .mustBe(200);
        return account;
    }

    private static String proposal(String account, String street) {
        return id(District.as(DemonstrationAccounts.ADMINISTRATOR)
                .post(
                        "/api/v1/grant-proposals",
                        Map.of("accountId", account, "role", "COMMITTEE_ADMIN", "orgId", street, "reason", "权限测试")));
    }

    private static String emptyImport(String kind) {
        var answer = District.as(DemonstrationAccounts.ADMINISTRATOR)
                .upload(
                        "/api/v1/%s/imports".formatted(kind),
                        Workbooks.bytes("/%s.xlsx".formatted(kind)),
                        Map.of("dryRun", "true"));
        return answer.mustBe(202).body().get("id").asString();
    }

    private static String application(String cycle, String street) {
        return District.as(DemonstrationAccounts.ADMINISTRATOR)
                .get("/api/v1/star-applications?limit=1&under=" + street + "&cycle=" + cycle)
                .mustBe(200)
                .body()
                .get("items")
                .valueStream()
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private static String id(Api.Answer answer) {
        return answer.mustBe(201).body().get("id").asString();
    }
}
