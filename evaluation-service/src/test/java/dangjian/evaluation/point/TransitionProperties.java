package dangjian.evaluation.point;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever two records of one person have earned, the person has it once and within the caps.
class TransitionProperties {

    private static final UUID SURVIVOR = UUID.randomUUID();
    private static final List<UUID> ACTIVITIES =
            IntStream.range(0, 6).mapToObj(number -> new UUID(1, number)).toList();
    private static final Map<String, BigDecimal> WORTH =
            Map.of("B01", BigDecimal.ONE, "B04", new BigDecimal("2"), "N01", new BigDecimal("-2"));
    private static final Map<String, BigDecimal> CAP = Map.of("B01", new BigDecimal("3"), "B04", new BigDecimal("4"));

    @Property(tries = 500)
    void thePersonHasWhatIsBestOfEachActivityWithinTheCaps(
            @ForAll("deeds") Map<UUID, String> own, @ForAll("deeds") Map<UUID, String> others) {
        var mine = entered(SURVIVOR, own);
        var theirs = entered(PointFixtures.MEMBER, others);
        var lines = new ArrayList<>(mine);
        lines.addAll(theirs);
        lines.addAll(new Transition(PointFixtures.books(), mine, SURVIVOR, PointFixtures.origin(new UUID(2, 0)))
                .take(theirs));

        assertThat(net(lines, PointFixtures.MEMBER))
                .allSatisfy((_, points) -> assertThat(points).isEqualByComparingTo("0"));
        var best = new HashMap<>(own);
        others.forEach((activity, rule) ->
                best.merge(activity, rule, (one, other) -> value(one).compareTo(value(other)) >= 0 ? one : other));
        var expected = new HashMap<String, BigDecimal>();
        best.values().forEach(rule -> expected.merge(rule, value(rule), BigDecimal::add));
        var found = net(lines, SURVIVOR);
        for (var rule : WORTH.keySet()) {
            var deeds = expected.getOrDefault(rule, BigDecimal.ZERO);
            assertThat(found.getOrDefault(rule, BigDecimal.ZERO))
                    .isEqualByComparingTo(deeds.min(CAP.getOrDefault(rule, deeds)));
        }
    }

    @Provide
    Arbitrary<Map<UUID, String>> deeds() {
        return Arbitraries.maps(Arbitraries.of(ACTIVITIES), Arbitraries.of("B01", "B01", "B04", "N01"));
    }

    private static List<PointEntry> entered(UUID member, Map<UUID, String> deeds) {
        var room = new CapRoom(Map.of());
        return deeds.entrySet().stream()
                .map(deed -> PointFixtures.effect(deed.getKey(), deed.getValue(), PointFixtures.DAY)
                        .enter(room)
                        .of(member))
                .toList();
    }

    private static BigDecimal value(String rule) {
        return WORTH.getOrDefault(rule, BigDecimal.ZERO);
    }

    private static Map<String, BigDecimal> net(List<PointEntry> lines, UUID member) {
        var net = new HashMap<String, BigDecimal>();
        lines.stream()
                .filter(line -> line.memberId().equals(member))
                .forEach(line -> net.merge(line.ruleCode(), line.points(), BigDecimal::add));
        return net;
    }
}
