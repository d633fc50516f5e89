package dangjian.evaluation.star;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people ask of cycles and applications, over HTTP.
final class StarRequests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Double> MOST = Map.of(
            "SETUP_FORM", 5.0,
            "LEADERSHIP_SECRETARY", 8.0,
            "LEADERSHIP_TEAM", 7.0,
            "MEMBERS_GROWTH", 7.0,
            "ROLE_VANGUARD", 10.0,
            "ROLE_DEVELOPMENT", 10.0,
            "SITE_PLACE", 5.0,
            "SITE_FUNDS", 5.0);

    private final WebTestClient web;

    StarRequests(WebTestClient web) {
        this.web = web;
    }

    JsonNode open(String token, int scheme) {
        return body(web.post()
                .uri("/api/v1/star-cycles")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(Map.of("year", StarDistrict.YEAR, "schemeVersion", scheme))
                .exchange()
                .expectStatus()
                .isCreated());
    }

    WebTestClient.ResponseSpec get(String token, String uri, Object... variables) {
        return web.get()
                .uri(uri, variables)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    JsonNode read(String token, String uri, Object... variables) {
        return body(get(token, uri, variables).expectStatus().isOk());
    }

    UUID application(String token, String cycle, UUID branch) {
        var found = read(token, "/api/v1/star-applications?cycle={cycle}&under={under}", cycle, branch);
        return UUID.fromString(found.at("/items/0/id").asString());
    }

    WebTestClient.ResponseSpec putApplication(String token, UUID id, String verb, int version, Object body) {
        return put(token, "/api/v1/star-applications/" + id + "/" + verb, version, body);
    }

    WebTestClient.ResponseSpec putCycle(String token, String id, String verb, int version, Object body) {
        return put(token, "/api/v1/star-cycles/" + id + "/" + verb, version, body);
    }

    WebTestClient.ResponseSpec put(String token, String uri, int version, Object body) {
        return web.put()
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(token))
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .bodyValue(body)
                .exchange();
    }

    /// Takes an application from the self-rating to the review of the district.
    void walkToReview(StarDistrict district, UUID application, UUID branch, Map<String, Object> rating) {
        putApplication(district.secretary(branch), application, "self-rating", 1, rating)
                .expectStatus()
                .isOk();
        putApplication(
                        district.committeeAdministrator,
                        application,
                        "committee-check",
                        2,
                        Map.of("adjustments", List.of(), "note", "属实"))
                .expectStatus()
                .isOk();
        putApplication(
                        district.administrator,
                        application,
                        "district-review",
                        3,
                        Map.of("adjustments", List.of(), "wasOnSite", true, "note", "查看记录"))
                .expectStatus()
                .isOk();
    }

    /// A self-rating with this share of the points of every EVIDENCE indicator.
    static Map<String, Object> selfRating(double share, double satisfaction) {
        var scores = new ArrayList<Map<String, Object>>();
        MOST.forEach((indicator, most) ->
                scores.add(Map.of("indicator", indicator, "points", Math.round(most * share * 100) / 100.0)));
        scores.add(Map.of("indicator", "SATISFACTION_SURVEY", "points", satisfaction));
        scores.add(Map.of("indicator", "BONUS_INNOVATION", "points", 0));
        return Map.of("scores", scores);
    }

    static JsonNode body(WebTestClient.ResponseSpec answer) {
        return JSON.readTree(Objects.requireNonNull(
                answer.expectBody(String.class).returnResult().getResponseBody()));
    }
}
