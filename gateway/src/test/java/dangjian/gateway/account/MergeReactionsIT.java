package dangjian.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.gateway.Broker;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@GatewayTest
class MergeReactionsIT {

    private static final Grant NORTH_MEMBER = new Grant(Role.MEMBER, TestOrganizations.NORTH_BRANCH);
    private static final Grant SOUTH_MEMBER = new Grant(Role.MEMBER, TestOrganizations.SOUTH_BRANCH);

    private final WebTestClient web;
    private final People people;
    private final AccountRepository accounts;
    private final DatabaseClient database;

    MergeReactionsIT(
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
    void theAccountOfADuplicateFollowsThePerson() {
        var survivor = people.member(TestOrganizations.SOUTH_BRANCH);
        var duplicate = people.member(TestOrganizations.NORTH_BRANCH);
        var account = people.account(web, duplicate, NORTH_MEMBER).id();

        merge(survivor, duplicate);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(memberOf(account)).isEqualTo(survivor));
        assertThat(accounts.own(account).block()).isNotNull().returns(List.of(SOUTH_MEMBER), Account::grants);
    }

    @Test
    void aRoleThatEndedWithTheDuplicatesRecordComesBack() {
        var survivor = people.member(TestOrganizations.SOUTH_BRANCH);
        var duplicate = people.member(TestOrganizations.NORTH_BRANCH);
        var account = people.account(web, duplicate, NORTH_MEMBER).id();

        Broker.publish("member.changed.v1", duplicate, """
                {"id": "%s", "orgId": "%s", "status": "EXITED", "version": 99}
                """.formatted(duplicate, TestOrganizations.NORTH_BRANCH));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(accounts.own(account).block()).isNotNull().returns(List.of(), Account::grants));
        merge(survivor, duplicate);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(accounts.own(account).block())
                        .isNotNull()
                        .returns(List.of(SOUTH_MEMBER), Account::grants));
    }

    @Test
    void ofTwoAccountsTheOneOfTheRecordThatGoesOnStaysTheMembers() {
        var survivor = people.member(TestOrganizations.SOUTH_BRANCH);
        var duplicate = people.member(TestOrganizations.NORTH_BRANCH);
        var own = people.account(web, survivor, SOUTH_MEMBER).id();
        var secretary = new Grant(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        var other = people.account(web, duplicate, NORTH_MEMBER, secretary).id();

        merge(survivor, duplicate);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(memberOf(other)).isNull());
        assertThat(memberOf(own)).isEqualTo(survivor);
        assertThat(accounts.own(other).block()).isNotNull().returns(List.of(secretary), Account::grants);
    }

    @Test
    void readsTheSample() {
        var json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        var sample = Path.of("../contracts/member.merged.v1.json");
        var expected = json.readTree(sample);
        assertThat(json.readValue(sample, MergeReactions.MemberMerged.class))
                .returns(
                        UUID.fromString(expected.get("survivorId").asString()), MergeReactions.MemberMerged::survivorId)
                .returns(
                        UUID.fromString(expected.get("duplicateId").asString()),
                        MergeReactions.MemberMerged::duplicateId);
    }

    private @Nullable UUID memberOf(UUID account) {
        return database.sql(
                        "select coalesce(member_id, '00000000-0000-0000-0000-000000000000') from accounts where id = :id")
                .bind("id", account)
                .mapValue(UUID.class)
                .one()
                .filter(member -> member.getMostSignificantBits() != 0)
                .block();
    }

    private static void merge(UUID survivor, UUID duplicate) {
        Broker.publish(
                "member.merged.v1", survivor, """
                {"survivorId": "%s", "duplicateId": "%s", "orgId": "%s"}
                """.formatted(survivor, duplicate, TestOrganizations.SOUTH_BRANCH));
    }
}
