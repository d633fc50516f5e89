package dangjian.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.People.Person;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@GatewayTest
class UnusedAccountsIT {

    private final WebTestClient web;
    private final People people;
    private final DatabaseClient database;
    private final UnusedAccounts unused;

    UnusedAccountsIT(
            @Autowired WebTestClient web,
            @Autowired People people,
            @Autowired DatabaseClient database,
            @Autowired UnusedAccounts unused) {
        this.web = web;
        this.people = people;
        this.database = database;
        this.unused = unused;
    }

    @BeforeEach
    void plantTree() {
        people.plantTree();
    }

    /// What other tests use is not to be found suspended.
    @AfterEach
    void useAllAgain() {
        database.sql("update accounts set unused_since = now(), suspended_at = null")
                .then()
                .block();
    }

    @Test
    void whatNobodyHasUsedForHalfAYearIsSuspendedAndStandsInTheTrail() {
        var forgotten = secretary(181);
        var used = secretary(179);
        unused.suspendAll().block();
        assertThat(isSuspended(forgotten.id())).isTrue();
        assertThat(isSuspended(used.id())).isFalse();
        assertThat(entries(forgotten.id())).isEqualTo(1);
        assertThat(entries(used.id())).isZero();
        unused.suspendAll().block();
        assertThat(entries(forgotten.id())).isEqualTo(1);
    }

    @Test
    void aMemberWhoComesOnceAYearIsNotForgotten() {
        var branch = TestOrganizations.NORTH_BRANCH;
        var yearly = people.account(web, people.member(branch), new Grant(Role.MEMBER, branch));
        var gone = people.account(web, people.member(branch), new Grant(Role.MEMBER, branch));
        age(yearly.id(), 370);
        age(gone.id(), 401);
        unused.suspendAll().block();
        assertThat(isSuspended(yearly.id())).isFalse();
        assertThat(isSuspended(gone.id())).isTrue();
    }

    @Test
    void theLastOfEachOfTheThreeStays() {
        var second = people.account(web, null);
        database.sql("insert into account_grants (account_id, role, org_id) values (:id, 'AUDIT_ADMIN', :org)")
                .bind("id", second.id())
                .bind("org", TestOrganizations.DISTRICT)
                .then()
                .block();
        database.sql("""
                        update accounts a set unused_since =
                            now() - interval '1 day' * case when a.username = :first then 500 else 501 end
                        from account_grants g where g.account_id = a.id and g.role = 'AUDIT_ADMIN'
                        """).bind("first", GatewayInfrastructure.AUDIT).then().block();
        unused.suspendAll().block();
        assertThat(isSuspended(second.id())).isTrue();
        unused.suspendAll().block();
        assertThat(database.sql("select suspended_at is null from accounts where username = :first")
                        .bind("first", GatewayInfrastructure.AUDIT)
                        .mapValue(Boolean.class)
                        .one()
                        .block())
                .isTrue();
    }

    @Test
    void whoIsResumedIsNotSuspendedAgainTheNextDay() {
        var forgotten = secretary(181);
        unused.suspendAll().block();
        trySignIn(forgotten).expectStatus().isForbidden();
        web.delete()
                .uri("/api/v1/accounts/{id}/suspension", forgotten.id())
                .headers(headers -> headers.setBearerAuth(people.token(web, GatewayInfrastructure.SYSTEM)))
                .exchange()
                .expectStatus()
                .isNoContent();
        unused.suspendAll().block();
        trySignIn(forgotten).expectStatus().isCreated();
    }

    private Person secretary(int days) {
        var person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        age(person.id(), days);
        return person;
    }

    private void age(UUID account, int days) {
        database.sql("update accounts set unused_since = now() - :days * interval '1 day' where id = :id")
                .bind("days", days)
                .bind("id", account)
                .then()
                .block();
    }

    private WebTestClient.ResponseSpec trySignIn(Person person) {
        return web.post()
                .uri("/api/v1/sessions")
                .bodyValue(Map.of("username", person.username(), "password", GatewayInfrastructure.PASSWORD))
                .exchange();
    }

    private Boolean isSuspended(UUID account) {
        return Boolean.TRUE.equals(database.sql("select suspended_at is not null from accounts where id = :id")
                .bind("id", account)
                .mapValue(Boolean.class)
                .one()
                .block());
    }

    private long entries(UUID account) {
        var number =
                database.sql("""
                        select count(*) from (
                            select action, objects from audit_inbox
                            union all select action, objects from audit_entries) whole_trail
                        where action = 'account-unused' and objects = array[:id]
                        """).bind("id", account).mapValue(Long.class).one().block();
        return number == null ? 0 : number;
    }
}
