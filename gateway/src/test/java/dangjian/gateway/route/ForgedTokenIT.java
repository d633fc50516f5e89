package dangjian.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.RawHttp;
import dangjian.gateway.ToyService;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/// Tokens whose head or signature no library of ours would write (RFC 8725, RFC 7515): none of them is taken, and no
/// address in them is called.
@GatewayTest
class ForgedTokenIT {

    private final AtomicInteger calls = new AtomicInteger();
    private final DisposableServer attacker = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((_, response) -> {
                calls.incrementAndGet();
                return response.sendString(Mono.just("{\"keys\":[]}"));
            })
            .bindNow();

    @Autowired
    private WebTestClient web;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private String honest = "";
    private String claims = "";
    private String signature = "";
    private int requests;

    @BeforeEach
    void signIn() {
        honest = people.administrator(web);
        claims = honest.split("\\.")[1];
        signature = honest.split("\\.")[2];
        requests = ToyService.shared().requests();
    }

    @AfterEach
    void nothingReachedTheServiceOrTheAttacker() {
        attacker.disposeNow();
        assertThat(ToyService.shared().requests()).isEqualTo(requests);
        assertThat(calls).hasValue(0);
    }

    /// Signed by the key `own`, which nobody has published, as this head wants it to be found; quotation marks are `.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:`own`}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:`' or '1'='1`}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:`own'; drop table sessions; --`}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:`/dev/null`}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:`..\\\\..\\\\..\\\\windows\\\\win.ini`}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:`|curl ATTACKER`}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:`ATTACKER/jwks.json`}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:`${jndi:ldap://127.0.0.1:1/x}`}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:``}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:null}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:[`first`,`own`]}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:`first`,`kid`:`own`}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:`own`,`jku`:`ATTACKER/jwks.json`}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:`own`,`x5u`:`ATTACKER/key.pem`}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`x5c`:[`MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA`]}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:`first`,`crit`:[`exp`],`exp`:1}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:`first`,`b64`:false,`crit`:[`b64`]}",
                "{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:`first`,`zip`:`DEF`}",
                "{`alg`:`none`,`typ`:`at+jwt`,`kid`:`first`}",
                "{`alg`:`NoNe`,`typ`:`at+jwt`,`kid`:`first`}",
                "{`alg`:`es256`,`typ`:`at+jwt`,`kid`:`first`}",
                "{`alg`:`RS256`,`typ`:`at+jwt`,`kid`:`first`}",
                "{`alg`:`PS256`,`typ`:`at+jwt`,`kid`:`first`}",
                "{`alg`:`EdDSA`,`typ`:`at+jwt`,`kid`:`first`}",
                "{`alg`:`dir`,`enc`:`A128GCM`,`typ`:`at+jwt`,`kid`:`first`}",
                "{`typ`:`at+jwt`,`kid`:`first`}",
                "{}",
                "[]"
            })
    void noHeadMakesAForeignKeyOurs(String head) throws Exception {
        refuses(signed(head, GatewayInfrastructure.key("own").toECPrivateKey()));
    }

    @Test
    void aHugeNameOfAKeyIsRefused() throws Exception {
        var key = GatewayInfrastructure.key("own").toECPrivateKey();
        refuses(signed("{`alg`:`ES256`,`typ`:`at+jwt`,`kid`:`" + "k".repeat(8_000) + "`}", key));
    }

    /// CVE-2022-21449: a signature of zeros, or of the order of the curve, fits every message for careless verifiers.
    @ParameterizedTest
    @ValueSource(strings = {"zeros", "order", "empty", "der", "longer"})
    void noSignatureFitsEverything(String kind) throws Exception {
        var order =
                GatewayInfrastructure.KEY.toECPublicKey().getParams().getOrder().toByteArray();
        var bytes = switch (kind) {
            case "zeros" -> new byte[64];
            case "order" ->
                ByteBuffer.allocate(64).put(order, 1, 32).put(order, 1, 32).array();
            case "der" -> new byte[] {0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00};
            case "longer" ->
                ByteBuffer.allocate(65).put(new Base64URL(signature).decode()).array();
            default -> new byte[0];
        };
        refuses(honest.split("\\.")[0] + "." + claims + "." + Base64URL.encode(bytes));
    }

    @Test
    void moreOrFewerPartsAreRefused() {
        refuses(honest + ".");
        refuses(honest + "." + signature);
        refuses("." + honest);
        refuses(claims + "." + signature);
        refuses(honest.replace('.', ','));
    }

    @Test
    void twoTokensAreNone() {
        assertThat(RawHttp.ask(
                        port, "/api/v1/members", "Authorization: Bearer rubbish", "Authorization: Bearer " + honest))
                .startsWith("HTTP/1.1 4");
        assertThat(RawHttp.ask(port, "/api/v1/members", "Authorization: Bearer rubbish, Bearer " + honest))
                .startsWith("HTTP/1.1 4");
    }

    private String signed(String head, PrivateKey key) throws GeneralSecurityException {
        var text = head.replace('`', '"').replace("ATTACKER", "http://127.0.0.1:" + attacker.port());
        var content = Base64URL.encode(text) + "." + claims;
        var signing = Signature.getInstance("SHA256withECDSAinP1363Format");
        signing.initSign(key);
        signing.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64URL.encode(signing.sign());
    }

    private void refuses(String token) {
        assertThat(RawHttp.ask(port, "/api/v1/members", "Authorization: Bearer " + token))
                .startsWith("HTTP/1.1 401")
                .contains("token.invalid")
                .doesNotContain("Exception", "nimbus");
    }
}
