package dangjian.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.RawHttp;
import dangjian.gateway.ToyService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/// An address has one spelling: another one reaches nothing, so that it escapes neither the trail nor a limit.
@GatewayTest
@TestPropertySource(
        properties = {"dangjian.gateway.public-rate.per-address=20", "dangjian.gateway.route.trusted-proxies=127.0.0.1"
        })
class SpellingIT {

    private final WebTestClient web;
    private final People people;
    private final DatabaseClient database;

    @LocalServerPort
    private int port;

    SpellingIT(@Autowired WebTestClient web, @Autowired People people, @Autowired DatabaseClient database) {
        this.web = web;
        this.people = people;
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/%6dembers/%301a213ac-0000-7000-8000-000000000001/%64isclosures",
                "POST /api/v1/members/01a213ac-0000-7000-8000-000000000001/disclosure%73",
                "POST /api/v1/members/01a213ac%2D0000-7000-8000-000000000001/disclosures",
                "POST /api/v1/members/01a213ac%2d0000-7000-8000-000000000001/disclosures",
                "POST http://gateway/api/v1/%6Dembers/exports",
                "POST /%61pi/v1/members/exports",
                "POST /api/v1/%E7%8E%8B/%7e",
                "PUT /api/v1/%61ccounts/01a213ac-0000-7000-8000-000000000001/%70assword",
                "POST /api/v1/%73essions",
                "GET /api/v1/%61udit/entries",
                "GET /api/v1/audit%2fentries",
                "POST /oauth2/toke%6e",
                "GET /.well-known/jwks%2ejson",
                "GET /%64ocs",
                "GET /docs/assets/front%2Ecss",
                "GET /problems/resource%2eunknown",
                "GET /v3/%61pi-docs/platform",
                "GET /api/v1/%70ublic/pledges/abc",
                "GET /api/v1/public/%70ledges/abc",
                "GET /api/v1/public/pledges/%61bc",
                "GET /api/v1/public;a=b/pledges/abc",
                "GET /api/v1//public/pledges/abc",
                "GET /api/v1/public/./pledges/abc"
            })
    void anotherSpellingIsRefusedAndReachesNothing(String request) {
        var token = people.administrator(web);
        var asked = ToyService.shared().requests();
        var recorded = recorded();
        assertThat(RawHttp.exchange(
                        port, request + " HTTP/1.1\r\n" + RawHttp.head("Authorization: Bearer " + token) + "\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "request.refused", "X-Content-Type-Options: nosniff");
        assertThat(ToyService.shared().requests()).isEqualTo(asked);
        assertThat(recorded()).isEqualTo(recorded);
    }

    /// A name in Chinese has no other spelling than an encoded one; in a query everything may be encoded.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/members/%E7%8E%8B%e7%a7%80",
                "/api/v1/members/a%20b%21%40",
                "/api/v1/members?%6e%61me=%61",
            })
    void whatNeedsToBeEncodedMayBe(String target) {
        assertThat(RawHttp.ask(port, target, "Authorization: Bearer " + people.administrator(web)))
                .startsWith("HTTP/1.1 200")
                .contains("GET " + target);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,    /api/v1/sessions/,        404",
        "PUT,     /api/v1/Accounts/1,       404",
        "POST,    /API/v1/sessions,         404",
        "post,    /api/v1/sessions,         405",
        "get,     /api/v1/audit/entries,    405",
        "Post,    /api/v1/members/exports,  405"
    })
    void neitherASlashNorCapitalsLeadToTheSameController(String method, String path, int status) {
        var answer = RawHttp.exchange(
                port,
                "%s %s HTTP/1.1\r\n%s\r\n"
                        .formatted(method, path, RawHttp.head("Authorization: Bearer " + people.administrator(web))));
        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void noSpellingOfAPublicPageEscapesItsLimit() {
        assertThat(IntStream.range(0, 50).mapToObj(_ -> status("/api/v1/%70ublic/pledges/0000")))
                .containsOnly("400");
        assertThat(IntStream.range(0, 50).mapToObj(_ -> status("/api/v1/public/pledges/0000")))
                .contains("200", "429");
    }

    private String status(String target) {
        return RawHttp.ask(port, target, "X-Forwarded-For: 192.0.2.77").substring(9, 12);
    }

    private long recorded() {
        return database.sql("select (select count(*) from audit_inbox) + (select count(*) from audit_entries)")
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
