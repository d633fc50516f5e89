package dangjian.evaluation.star;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.evaluation.Contracts;
import dangjian.evaluation.star.StarsConfirmed.Award;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StarContractTests {

    @Test
    void readsAClosedActivity() {
        var held = Contracts.read(HeldActivities.CLOSED, HeldActivities.Closed.class)
                .held();
        assertThat(held.kind()).isEqualTo("THEME_DAY");
        assertThat(held.heldOn()).isEqualTo("2026-03-05");
        assertThat(held.orgId()).hasToString("01900000-0000-7000-8000-000000000004");
        assertThat(held.id()).isNotNull();
    }

    @Test
    void writesExactlyTheSampleOfConfirmedStars() {
        var event = new StarsConfirmed(
                id("5000", 1),
                UUID.fromString("01900000-0000-7000-8000-000000000001"),
                2026,
                1,
                LocalDate.of(2026, 12, 15),
                List.of(
                        award(2, 5, 3, "86.5", "LX-2026-3-001", new BigDecimal("2000")),
                        award(3, 6, 2, "64.5", "LX-2026-2-002", null)));
        assertThat(event.key()).isEqualTo(event.cycleId());
        assertThat(Contracts.written(event)).isEqualTo(Contracts.sample(StarsConfirmed.TYPE));
    }

    private static Award award(
            int application, int organization, int stars, String points, String plaque, @Nullable BigDecimal reward) {
        return new Award(
                id("5000", application),
                UUID.fromString("01900000-0000-7000-8000-00000000000" + organization),
                stars,
                new BigDecimal(points),
                plaque,
                reward,
                reward != null,
                LocalDate.of(2027, 12, 15));
    }

    private static UUID id(String group, int number) {
        return UUID.fromString("0199f3a0-%s-7000-8000-00000000000%d".formatted(group, number));
    }
}
