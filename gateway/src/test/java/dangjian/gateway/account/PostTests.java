package dangjian.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.web.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostTests {

    private static final UUID BRANCH = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        "2026-07-01, 2026-09-30, 2026-06-30, false",
        "2026-07-01, 2026-09-30, 2026-07-01, true",
        "2026-07-01, 2026-09-30, 2026-09-30, true",
        "2026-07-01, 2026-09-30, 2026-10-01, false",
        "          , 2026-09-30, 2000-01-01, true",
        "2026-07-01,           , 2099-01-01, true",
    })
    void isHeldFromTheFirstDayToTheLast(
            @Nullable LocalDate from, @Nullable LocalDate until, LocalDate day, boolean holds) {
        assertThat(post(from, until).holdsOn(day)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "          ,           , 2026-07-01, 2026-09-30, true",
        "2026-07-01, 2026-09-30, 2026-07-01, 2026-09-30, true",
        "2026-07-01, 2026-09-30, 2026-08-01, 2026-08-31, true",
        "2026-07-01, 2026-09-30, 2026-06-30, 2026-09-30, false",
        "2026-07-01, 2026-09-30, 2026-07-01, 2026-10-01, false",
        "2026-07-01, 2026-09-30,           , 2026-09-30, false",
        "2026-07-01, 2026-09-30, 2026-07-01,           , false",
    })
    void coversWhatLiesWithinItsTime(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate otherFrom,
            @Nullable LocalDate otherUntil,
            boolean covers) {
        assertThat(post(from, until).covers(post(otherFrom, otherUntil))).isEqualTo(covers);
    }

    @Test
    void aPostCoversNoOtherRoleAndNoOtherOrganisation() {
        var post = post(null, null);
        assertThat(post.covers(new Post(Role.COMMITTEE_ADMIN, BRANCH, null, null)))
                .isFalse();
        assertThat(post.covers(new Post(Role.BRANCH_SECRETARY, UUID.randomUUID(), null, null)))
                .isFalse();
    }

    @Test
    void daysAreThoseOfTheDistrict() {
        var account = account(post(null, LocalDate.parse("2026-09-30")), post(LocalDate.parse("2026-10-01"), null));
        var lastSecond = Instant.parse("2026-09-30T15:59:59Z"); // 23:59:59 in Asia/Shanghai
        assertThat(account.postsAt(lastSecond)).containsExactly(post(null, LocalDate.parse("2026-09-30")));
        assertThat(account.postsAt(lastSecond.plusSeconds(1)))
                .containsExactly(post(LocalDate.parse("2026-10-01"), null));
        assertThat(account.firstEnd(lastSecond)).contains(lastSecond.plusSeconds(1));
        assertThat(account.firstEnd(lastSecond.plusSeconds(1))).isEmpty();
    }

    private static Account account(Post... posts) {
        return new Account(
                UUID.randomUUID(),
                "somebody",
                "某人",
                null,
                Stream.of(posts).map(post -> new PlacedGrant(post, "/1/")).toList(),
                List.of(),
                new Protection(false, false, Instant.EPOCH),
                null,
                1);
    }

    private static Post post(@Nullable LocalDate from, @Nullable LocalDate until) {
        return new Post(Role.BRANCH_SECRETARY, BRANCH, from, until);
    }
}
