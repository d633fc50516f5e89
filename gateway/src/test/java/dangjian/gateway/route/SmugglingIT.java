package dangjian.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.RawHttp;
import dangjian.gateway.ToyService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Requests whose end two servers could see in different places (RFC 9112 11.2): a service never sees a second one in
/// them.
@GatewayTest
class SmugglingIT {

    private static final String SECRET = "/api/v1/organizations/smuggled";

    /// What hides; it carries the token, so that only its being hidden stands in its way.
    private String hidden = "";

    private String head = "";

    @Autowired
    private WebTestClient web;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    /// What a service is asked late counts too.
    @AfterAll
    static void nothingCameLater() {
        assertThat(ToyService.shared().wasAsked(SECRET)).isFalse();
    }

    @BeforeEach
    void signIn() {
        var token = people.administrator(web);
        hidden = "GET %s HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer %s\r\n\r\n".formatted(SECRET, token);
        head = "POST /api/v1/members HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\nAuthorization: Bearer " + token
                + "\r\n";
    }

    /// `{n}` stands for the length of what is hidden, `|` for the end of a line.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: {n}|Transfer-Encoding: chunked||0||",
                "Transfer-Encoding: chunked|Content-Length: 4||0||",
                "Content-Length: 0|Content-Length: {n}||",
                "Content-Length: {n}|Content-Length: 0||",
                "Content-Length: 0, {n}||",
                "Content-Length: +0||",
                "Content-Length: -1||",
                "Content-Length: 0x0||",
                "Content-Length:  0 0||",
                "Content-Length : 0||",
                "Transfer-Encoding : chunked||0||",
                "Transfer-Encoding: xchunked||0||",
                "Transfer-Encoding: identity, chunked||0||",
                "Transfer-Encoding: chunked, identity||0||",
                "Transfer-Encoding: chunked|Transfer-Encoding: identity||0||",
                "Transfer-Encoding: identity|Transfer-Encoding: chunked||0||",
                "Transfer-Encoding:\u000bchunked||0||",
                "Transfer-Encoding: \"chunked\"||0||",
                "X-Folded: a| Transfer-Encoding: chunked||0||",
                "X: a\nTransfer-Encoding: chunked||0||",
                "X: a\rTransfer-Encoding: chunked||0||",
                "Transfer-Encoding\u0000: chunked||0||",
                "Transfer-Encoding: chunked||0x0||",
                "Transfer-Encoding: chunked||-1||",
                "Transfer-Encoding: chunked||00000000000000000000|X: y||",
                "Transfer-Encoding: chunked||0;a=b\nX: y||",
                "Transfer-Encoding: chunked||1|xx0||",
                "Transfer-Encoding: chunked||0|Content-Length: {n}|Authorization: none||",
                "Expect: 100-continue|Content-Length: 0||",
                "Upgrade: h2c|Connection: Upgrade, HTTP2-Settings|HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA||",
                "Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Version: 13|Sec-WebSocket-Key:"
                        + " AAAAAAAAAAAAAAAAAAAAAA==||"
            })
    void nothingHidesBehindARequest(String attack) {
        var answer = send(head + attack.replace("|", "\r\n").replace("{n}", String.valueOf(hidden.length())) + hidden);
        assertThat(ToyService.shared().wasAsked(SECRET)).isFalse();
        assertThat(answer).doesNotContain("101 Switching", "Exception");
    }

    /// What is told apart above does arrive when it is honest, so those tests could fail.
    @Test
    void anHonestSecondRequestOnTheSameConnectionArrives() {
        var answer = send(head.replace("Connection: close\r\n", "")
                + "Content-Length: 0\r\n\r\n"
                + hidden.replace(SECRET, SECRET + "-not"));
        assertThat(ToyService.shared().wasAsked(SECRET + "-not")).as(answer).isTrue();
    }

    @Test
    void nobodySpeaksHttp2WithoutTls() {
        var answer = send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000");
        assertThat(answer)
                .doesNotContain("101 Switching")
                .satisfiesAnyOf(
                        nothing -> assertThat(nothing).isEmpty(),
                        refusal -> assertThat(refusal).startsWith("HTTP/1.1 4"));
    }

    /// With a token, so that what is understood as a request for something would be answered.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://127.0.0.1:1 HTTP/1.1",
                "GET //127.0.0.1:1/api/v1/members HTTP/1.1",
                "GET @127.0.0.1:1/api/v1/members HTTP/1.1",
                "GET \\api\\v1\\members HTTP/1.1",
                "GET /api/v1/members",
                "GET /api/v1/members HTTP/3.7",
                "G\u0000T /api/v1/members HTTP/1.1"
            })
    void noRequestLineLeadsElsewhere(String line) {
        var answer = send(line + "\r\n" + head.substring(head.indexOf("Host:")) + "\r\n");
        assertThat(answer)
                .satisfiesAnyOf(
                        nothing -> assertThat(nothing).isEmpty(),
                        refusal -> assertThat(refusal).matches("(?s)HTTP/\\d\\.\\d 4.*"));
        assertThat(answer).doesNotContain("Exception");
    }

    @Test
    void theSameLineWithOneHostIsAnswered() {
        assertThat(send("GET /api/v1/members HTTP/1.1\r\n" + head.substring(head.indexOf("Host:")) + "\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: evil.example|Host: gateway|",
                "Host: gateway|Host: gateway|",
                "Host: gate way|",
                "Host: gateway:port|"
            })
    void aRequestNamesOneHost(String hosts) {
        mustBeMalformed("GET /api/v1/members HTTP/1.1\r\n" + hosts.replace("|", "\r\n") + token() + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/members/%zz", "/api/v1/members?x=%zz", "/\\..", "/[x]", "/api/v1/members?x=^", "/a|b"})
    void aTargetIsAnAddress(String target) {
        mustBeMalformed("GET " + target + " HTTP/1.1\r\nHost: gateway\r\nAccept-Language: en\r\n" + token() + "\r\n");
    }

    private String token() {
        return head.substring(head.indexOf("Authorization"));
    }

    private void mustBeMalformed(String request) {
        assertThat(send(request))
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .contains("\"code\":\"request.malformed\"");
    }

    /// Hanging up while something is still being sent is an answer too, and so is waiting for more.
    private String send(String request) {
        var answer = new StringBuilder();
        try (var socket = RawHttp.begin(port, request)) {
            socket.setSoTimeout(1000);
            for (var next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                answer.append((char) next);
            }
        } catch (SocketTimeoutException | SocketException _) {
            // what has come so far is the answer
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return answer.toString();
    }
}
