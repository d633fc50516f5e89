package dangjian.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.kit.LocalKafka;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@GatewayTest
class MemberReactionsIT {

    private final WebTestClient web;
    private final People people;
    private final AccountRepository accounts;
    private final DatabaseClient database;

    MemberReactionsIT(
            @Autowired WebTestClient web,
            @Autowired People people,
            @Autowired AccountRepository accounts,
            @Autowired DatabaseClient database) {
        this.web = web;
        this.people = people;
        this.accounts = accounts;
        this.database = database;
    }

    @BeforeEach
    void plantTree() {
        people.plantTree();
    }

    @Test
    void theRoleOfAMemberMovesAlongWithTheMember() {
        var member = UUID.randomUUID();
        publish("member.registered.v1", member, TestOrganizations.NORTH_BRANCH, 1);
        branchBecomes(member, TestOrganizations.NORTH_BRANCH);
        var secretary = new Grant(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        var account = people.account(web, member, new Grant(Role.MEMBER, TestOrganizations.NORTH_BRANCH), secretary);

        publish("member.changed.v1", member, TestOrganizations.SOUTH_BRANCH, 2);
        branchBecomes(member, TestOrganizations.SOUTH_BRANCH);

        var moved = accounts.own(account.id()).block();
        assertThat(moved)
                .isNotNull()
                .returns(3, Account::version)
                .returns(List.of(secretary, new Grant(Role.MEMBER, TestOrganizations.SOUTH_BRANCH)), Account::grants);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXITED", "EXPELLED", "SUSPENDED"})
    void whoIsNoLongerAMemberLosesTheRoleAndTheSessionsAndGetsItBackWhenRestored(String status) {
        var member = UUID.randomUUID();
        publish("member.registered.v1", member, TestOrganizations.NORTH_BRANCH, 1);
        branchBecomes(member, TestOrganizations.NORTH_BRANCH);
        var asMember = new Grant(Role.MEMBER, TestOrganizations.NORTH_BRANCH);
        var secretary = new Grant(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        var account = people.account(web, member, asMember, secretary);
        var session = people.signIn(web, account.username(), GatewayInfrastructure.PASSWORD);
        whoAmI(session).expectStatus().isOk();

        publish("member.changed.v1", member, TestOrganizations.NORTH_BRANCH, 2, member, status);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> whoAmI(session).expectStatus().isUnauthorized());
        web.post()
                .uri("/api/v1/sessions/refresh")
                .bodyValue(Map.of("refreshToken", People.refresh(session)))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        assertThat(grants(account)).containsExactly(secretary);

        publish("member.changed.v1", member, TestOrganizations.SOUTH_BRANCH, 3, member, "RESTORED");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(grants(account))
                        .containsExactly(secretary, new Grant(Role.MEMBER, TestOrganizations.SOUTH_BRANCH)));
    }

    @Test
    void nobodyGetsTheRoleOfAMemberWhoseMembershipHasEnded() {
        var member = UUID.randomUUID();
        publish("member.registered.v1", member, TestOrganizations.NORTH_BRANCH, 1, member, "EXITED");
        branchBecomes(member, TestOrganizations.NORTH_BRANCH);
        web.post()
                .uri("/api/v1/accounts")
                .headers(headers -> headers.setBearerAuth(people.token(web, GatewayInfrastructure.SYSTEM)))
                .bodyValue(People.newAccount(
                        "former-" + member.toString().substring(0, 8),
                        member,
                        new Grant(Role.MEMBER, TestOrganizations.NORTH_BRANCH)))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("member.unknown");
    }

    @Test
    void anOlderEventThatComesLateChangesNothing() {
        var member = UUID.randomUUID();
        publish("member.changed.v1", member, TestOrganizations.SOUTH_BRANCH, 5);
        branchBecomes(member, TestOrganizations.SOUTH_BRANCH);
        publish("member.changed.v1", member, TestOrganizations.NORTH_BRANCH, 4);
        var next = UUID.randomUUID();
        publish("member.registered.v1", next, TestOrganizations.NORTH_BRANCH, 1, member); // behind it in its partition
        branchBecomes(next, TestOrganizations.NORTH_BRANCH);
        assertThat(branch(member)).isEqualTo(TestOrganizations.SOUTH_BRANCH);
    }

    private void branchBecomes(UUID member, UUID branch) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(branch(member)).isEqualTo(branch));
    }

    private @Nullable UUID branch(UUID member) {
        return database.sql("select org_id from members where id = :id")
                .bind("id", member)
                .mapValue(UUID.class)
                .one()
                .block();
    }

    private static void publish(String type, UUID member, UUID branch, int version) {
        publish(type, member, branch, version, member);
    }

    private List<Grant> grants(People.Person person) {
        return Objects.requireNonNull(accounts.own(person.id()).block()).grants();
    }

    private WebTestClient.ResponseSpec whoAmI(Map<String, Object> session) {
        return web.get()
                .uri("/api/v1/sessions/current")
                .headers(headers -> headers.setBearerAuth(People.access(session)))
                .exchange();
    }

    private static void publish(String type, UUID member, UUID branch, int version, UUID key) {
        publish(type, member, branch, version, key, "NORMAL");
    }

    private static void publish(String type, UUID member, UUID branch, int version, UUID key, String status) {
        var data = """
                {"id": "%s", "orgId": "%s", "name": "王秀兰", "stage": "FULL", "status": "%s", "joinedOn": "2001-07-01",
                 "isMobile": false, "isLost": false, "completeness": 100, "registeredOn": "2026-01-01", "version": %d}
                """.formatted(member, branch, status, version);
        var event = CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("/member-service"))
                .withType(type)
                .withSubject(member.toString())
                .withTime(OffsetDateTime.now())
                .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
                .build();
        Map<String, Object> broker =
                Map.of("bootstrap.servers", LocalKafka.shared().bootstrapServers());
        try (var producer = new KafkaProducer<>(broker, new StringSerializer(), new CloudEventSerializer())) {
            producer.send(new ProducerRecord<>("member.events", key.toString(), event));
        }
    }
}
