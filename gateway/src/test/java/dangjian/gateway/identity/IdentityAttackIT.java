package dangjian.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dangjian.gateway.People;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Role;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/// The known attacks on the code flow (OpenID Connect Core, RFC 6819, RFC 9700), each on a sign-in that works without
/// it.
@IdentityTest
class IdentityAttackIT {

    private static final TestProvider PROVINCE = IdentityTest.ProvidersOfTheTest.PROVINCE;
    private static final TestProvider OTHER = IdentityTest.ProvidersOfTheTest.OTHER;

    @Autowired
    private WebTestClient web;

    @Autowired
    private People people;

    @Autowired
    private DatabaseClient database;

    private String person = "";

    @BeforeEach
    void somebodyCanSignIn() {
        people.plantTree();
        var account = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        person = PROVINCE.person(Map.of("employee_number", account.username()));
        SignInApp.signIn(web, person).expectStatus().isCreated();
    }

    @AfterEach
    void theProviderIsHonestAgain() {
        PROVINCE.tellTheTruth();
        SignInApp.signIn(web, person).expectStatus().isCreated();
    }

    @ParameterizedTest
    @EnumSource(Forgery.class)
    void aForgedIdTokenIsRefused(Forgery forgery) {
        PROVINCE.lie(forgery::change, forgery::forgeOrFail);
        mustBe(SignInApp.signIn(web, person), 401, "identity.refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://attacker.example/",
                "https://party.example/signed-in/",
                "https://party.example/signed-in?next=https://attacker.example",
                "https://party.example/signed-in#x",
                "https://party.example/signed-in/../away",
                "https://party.example.attacker.example/signed-in",
                "https://party.example@attacker.example/signed-in",
                "https://PARTY.example/signed-in",
                "http://party.example/signed-in",
                "//party.example/signed-in",
                "javascript:alert(1)"
            })
    void nobodyIsSentBackToAnAddressThatIsNotListed(String address) {
        mustBe(
                SignInApp.ask(web, "province", address, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
                422,
                "identity.redirect-uri");
    }

    @Test
    void theRequestCarriesStateNonceChallengeAndTheExactAddress() {
        var url = SignInApp.begin(web, "province").url();
        var parameters = Browser.parameters(URI.create(url));
        assertThat(parameters)
                .containsEntry("response_type", "code")
                .containsEntry("redirect_uri", TestProvider.REDIRECT)
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(url).startsWith(PROVINCE.issuer()).doesNotContain(TestProvider.SECRET);
    }

    @Test
    void anAnswerThatWasReplayedIsRefused() {
        var returned = SignInApp.visit(web, "province", person);
        SignInApp.end(web, returned).expectStatus().isCreated();
        mustBe(SignInApp.end(web, returned), 401, "identity.sign-in-unknown");
    }

    @Test
    void ofManyAnswersAtOnceOneIsTaken() {
        var returned = SignInApp.visit(web, "province", person);
        var answers = IntStream.range(0, 6)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> SignInApp.end(web, returned)
                                .returnResult(String.class)
                                .getStatus()
                                .value(),
                        Thread::startVirtualThread))
                .toList();
        var statuses = answers.stream().map(CompletableFuture::join).toList();
        assertThat(statuses).containsOnlyOnce(201).contains(401);
    }

    @Test
    void aCodeThatWasUsedOpensNoSecondSignIn() {
        var used = SignInApp.visit(web, "province", person);
        SignInApp.end(web, used).expectStatus().isCreated();
        var next = SignInApp.visit(web, "province", person);
        mustBe(SignInApp.end(web, next, Map.of("code", used.body().get("code"))), 401, "identity.refused");
    }

    @Test
    void aStolenCodeDoesNotFitIntoAnotherSignIn() {
        var victim = SignInApp.visit(web, "province", person);
        var attacker = SignInApp.visit(web, "province", PROVINCE.person(Map.of()));
        mustBe(SignInApp.end(web, attacker, Map.of("code", victim.body().get("code"))), 401, "identity.refused");
    }

    @Test
    void nobodyIsSignedInAsTheAttackerWhoBegan() {
        var attackers = SignInApp.visit(web, "province", person);
        var victims = SignInApp.begin(web, "province");
        mustBe(SignInApp.end(web, attackers.as(victims)), 401, "identity.sign-in-unknown");
        var withForeignId = new SignInApp.Begun(attackers.begun().id(), "", victims.verifier());
        mustBe(SignInApp.end(web, attackers.as(withForeignId)), 401, "identity.sign-in-unknown");
        SignInApp.end(web, attackers).expectStatus().isCreated();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "verifier"})
    void aWrongSecretIsRefusedAndCostsTheRightOneNothing(String secret) {
        var returned = SignInApp.visit(web, "province", person);
        mustBe(SignInApp.end(web, returned, Map.of(secret, "A".repeat(43))), 401, "identity.sign-in-unknown");
        SignInApp.end(web, returned).expectStatus().isCreated();
    }

    @Test
    void anotherChallengeThanOursGetsNoIdToken() {
        var begun = SignInApp.begin(web, "province");
        var changed = begun.url().replaceAll("code_challenge=[^&]+", "code_challenge=" + "A".repeat(43));
        var back = Browser.parameters(Browser.visit(changed, person));
        mustBe(SignInApp.end(web, new SignInApp.Returned(begun, back)), 401, "identity.refused");
    }

    @Test
    void anAnswerInTheNameOfAnotherProviderIsRefused() {
        var returned = SignInApp.visit(web, "province", person);
        mustBe(SignInApp.end(web, returned, Map.of("iss", OTHER.issuer())), 401, "identity.refused");
    }

    @Test
    void aCodeOfAnotherProviderIsRefused() {
        var other = SignInApp.visit(web, "other", OTHER.person(Map.of()));
        var returned = SignInApp.visit(web, "province", person);
        var mixed = new HashMap<>(Map.of("code", other.body().get("code")));
        mixed.put("iss", PROVINCE.issuer());
        mustBe(SignInApp.end(web, returned, mixed), 401, "identity.refused");
    }

    @Test
    void theSameSubjectAtAnotherProviderIsSomebodyElse() {
        OTHER.retell(person, Map.of());
        mustBe(SignInApp.end(web, SignInApp.visit(web, "other", person)), 403, "identity.unlinked");
    }

    @Test
    void whoTakesTooLongBeginsAgain() {
        var returned = SignInApp.visit(web, "province", person);
        database.sql("update identity_sign_ins set expires_at = now() - interval '1 second' where id = :id")
                .bind("id", UUID.fromString(returned.begun().id()))
                .then()
                .block();
        mustBe(SignInApp.end(web, returned), 401, "identity.sign-in-unknown");
    }

    private static void mustBe(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    /// What may be wrong with an ID token.
    enum Forgery {
        WRONG_ISSUER {
            @Override
            void change(JwtClaimsSet.Builder token) {
                token.issuer("https://attacker.example");
            }
        },
        WRONG_AUDIENCE {
            @Override
            void change(JwtClaimsSet.Builder token) {
                token.audience(List.of("another-client"));
            }
        },
        ANOTHER_AUTHORIZED_PARTY {
            @Override
            void change(JwtClaimsSet.Builder token) {
                token.audience(List.of(TestProvider.CLIENT, "another-client")).claim("azp", "another-client");
            }
        },
        EXPIRED {
            @Override
            void change(JwtClaimsSet.Builder token) {
                token.issuedAt(Instant.now().minusSeconds(600))
                        .expiresAt(Instant.now().minusSeconds(300));
            }
        },
        ISSUED_IN_THE_FUTURE {
            @Override
            void change(JwtClaimsSet.Builder token) {
                token.issuedAt(Instant.now().plusSeconds(300))
                        .expiresAt(Instant.now().plusSeconds(600));
            }
        },
        WRONG_NONCE {
            @Override
            void change(JwtClaimsSet.Builder token) {
                token.claim("nonce", "of-another-sign-in");
            }
        },
        NO_NONCE {
            @Override
            void change(JwtClaimsSet.Builder token) {
                token.claims(claims -> claims.remove("nonce"));
            }
        },
        NO_SUBJECT {
            @Override
            void change(JwtClaimsSet.Builder token) {
                token.claims(claims -> claims.remove("sub"));
            }
        },
        ALGORITHM_NONE {
            @Override
            String forge(String token) throws Exception {
                return new PlainJWT(SignedJWT.parse(token).getJWTClaimsSet()).serialize();
            }
        },
        PUBLIC_KEY_AS_SECRET {
            @Override
            String forge(String token) throws Exception {
                return signed(
                        token,
                        JWSAlgorithm.HS256,
                        PROVINCE.key().getKeyID(),
                        new MACSigner(PROVINCE.key().toRSAPublicKey().getEncoded()));
            }
        },
        CLIENT_SECRET_AS_KEY {
            @Override
            String forge(String token) throws Exception {
                return signed(
                        token,
                        JWSAlgorithm.HS256,
                        PROVINCE.key().getKeyID(),
                        new MACSigner(TestProvider.SECRET.getBytes(StandardCharsets.UTF_8)));
            }
        },
        FOREIGN_KEY_OF_THE_SAME_NAME {
            @Override
            String forge(String token) throws Exception {
                return signed(
                        token, JWSAlgorithm.RS256, PROVINCE.key().getKeyID(), new RSASSASigner(TestProvider.newKey()));
            }
        },
        FOREIGN_KEY_OF_ANOTHER_NAME {
            @Override
            String forge(String token) throws Exception {
                return signed(token, JWSAlgorithm.RS256, "another", new RSASSASigner(TestProvider.newKey()));
            }
        },
        NOT_THE_ALGORITHM_THAT_WAS_AGREED {
            @Override
            String forge(String token) throws Exception {
                return signed(token, JWSAlgorithm.PS256, PROVINCE.key().getKeyID(), new RSASSASigner(PROVINCE.key()));
            }
        },
        ALTERED_AFTER_SIGNING {
            @Override
            String forge(String token) {
                var parts = token.split("\\.");
                var end = parts[2].endsWith("AAAA") ? "BBBB" : "AAAA";
                return parts[0] + "." + parts[1] + "." + parts[2].substring(0, parts[2].length() - 4) + end;
            }
        };

        void change(JwtClaimsSet.Builder token) {}

        String forge(String token) throws Exception {
            return token;
        }

        String forgeOrFail(String token) {
            try {
                return forge(token);
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }

        /// Only ID tokens are looked at; access tokens are forged along with them.
        private static String signed(String token, JWSAlgorithm algorithm, String key, JWSSigner signer)
                throws ParseException, JOSEException {
            var forged = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(key).build(),
                    SignedJWT.parse(token).getJWTClaimsSet());
            forged.sign(signer);
            return forged.serialize();
        }
    }
}
