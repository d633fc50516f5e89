package dangjian.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Everything that was derived from events comes back from events, and the ledger stays as it is.
///
/// A service of its own, because a rebuild needs the only replica.
@ServiceTest
@TestPropertySource(properties = "spring.application.name=evaluation-rebuild")
class RebuildIT {

    private static final UUID BRANCH = UUID.randomUUID();

    /// The port of operations, which is not the one of the API.
    @LocalManagementPort
    private int operations;

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void aRebuildChangesNoPoints() {
        var member = KnownMember.of(BRANCH, "孙七").register();
        var meeting = new HeldMeeting(BRANCH, "THEME_DAY", LocalDate.of(2026, 4, 8)).with(member.id(), "ABSENT");
        meeting.close();
        meeting.correct(member.id(), "ABSENT", "SICK_LEAVE");
        meeting.correct(member.id(), "SICK_LEAVE", "PRESENT");
        await().until(() -> count("point_entries", "member_id", member.id()) == 3);

        web.post()
                .uri("http://127.0.0.1:" + operations + "/actuator/events/rebuild")
                .headers(headers ->
                        headers.setBearerAuth(TestTokens.token(Role.SYSTEM_ADMIN, TestOrganizations.DISTRICT)))
                .exchange()
                .expectStatus()
                .isOk();
        new HeldMeeting(BRANCH, "THEME_DAY", LocalDate.of(2026, 5, 8))
                .with(member.id(), "PRESENT")
                .close();
        await().until(() -> count("point_entries", "member_id", member.id()) == 4);
        await().until(() -> count("held_activities", "org_id", BRANCH) == 2);
        await().until(() -> count("members", "id", member.id()) == 1);
        assertThat(count("point_entries", "member_id", member.id())).isEqualTo(4);
    }

    private long count(String table, String column, UUID id) {
        return database.sql("select count(*) from %s where %s = :id".formatted(table, column))
                .bind("id", id)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
