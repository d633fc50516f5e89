package dangjian.local;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Another system that comes by itself.
final class OtherSystem {

    private OtherSystem() {}

    /// One that may read whatever can be granted, below an organisation.
    static Api reading(String organization) {
        var scopes = District.as(DemonstrationAccounts.SYSTEM)
                .get("/api/v1/clients/scopes")
                .mustBe(200)
                .body();
        var readable = scopes.findValuesAsString("name").stream()
                .filter(scope -> scope.endsWith(":read"))
                .toList();
        return with(readable, organization);
    }

    /// One that has whatever can be granted, below an organisation.
    static Api writing(String organization) {
        var scopes = District.as(DemonstrationAccounts.SYSTEM)
                .get("/api/v1/clients/scopes")
                .mustBe(200)
                .body();
        return with(scopes.findValuesAsString("name"), organization);
    }

    private static Api with(List<String> scopes, String organization) {
        var system = District.as(DemonstrationAccounts.SYSTEM);
        var id = system.post(
                        "/api/v1/clients",
                        Map.of(
                                "name",
                                "越权检查",
                                "purpose",
                                "测试",
                                "quota",
                                Map.of("perMinute", 100_000, "perDay", 1_000_000)))
                .mustBe(201)
                .body()
                .get("id")
                .asString();
        var secret = system.post("/api/v1/clients/%s/secrets".formatted(id), Map.of())
                .mustBe(201)
                .body()
                .get("secret")
                .asString();
        var version = system.get("/api/v1/clients/" + id).mustBe(200).etag();
        District.as(DemonstrationAccounts.SECURITY)
                .put(
                        "/api/v1/clients/%s/access".formatted(id),
                        Map.of("scopes", scopes, "organizations", List.of(organization)),
                        "If-Match",
                        version)
                .mustBe(200);
        District.as(DemonstrationAccounts.SECOND_SECURITY)
                .send(
                        "PUT",
                        "/api/v1/clients/%s/access-proposal/confirmation".formatted(id),
                        null,
                        "If-Match",
                        system.get("/api/v1/clients/" + id).mustBe(200).etag())
                .mustBe(200);
        var credentials = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.US_ASCII));
        var token = District.anonymous()
                .send(
                        "POST",
                        "/oauth2/token",
                        "grant_type=client_credentials",
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Authorization",
                        "Basic " + credentials)
                .mustBe(200)
                .body()
                .get("access_token")
                .asString();
        return District.anonymous().with(token);
    }
}
