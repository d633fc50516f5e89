package dangjian.evaluation.point;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever is closed and corrected in whatever order, the caps hold and nothing that counts is lost.
class LedgerCapProperties {

    private static final RuleBooks BOOKS = PointFixtures.books();
    private static final List<UUID> ACTIVITIES =
            IntStream.range(0, 8).mapToObj(number -> new UUID(0, number)).toList();

    @Property(tries = 500)
    void netIsTheLesserOfCapAndDeeds(@ForAll("histories") List<Step> history) {
        var book = new Book();
        history.forEach(book::take);
        for (var rule : List.of("B01", "B04", "N01")) {
            assertThat(book.net(rule)).isEqualByComparingTo(book.expected(rule));
        }
    }

    @Property(tries = 300)
    void theOrderOfActivitiesDoesNotMatter(@ForAll("histories") List<Step> history, @ForAll Random random) {
        var inOrder = new Book();
        history.forEach(inOrder::take);
        var mixed = new Book();
        mix(history, random).forEach(mixed::take);
        for (var rule : List.of("B01", "B04", "N01")) {
            assertThat(mixed.net(rule)).isEqualByComparingTo(inOrder.net(rule));
        }
    }

    @Property(tries = 300)
    void everyEntryIsUndoneAtMostOnceAndExactly(@ForAll("histories") List<Step> history) {
        var book = new Book();
        history.forEach(book::take);
        var undone = new HashSet<UUID>();
        var byId = new HashMap<UUID, PointEntry>();
        book.lines.forEach(line -> byId.put(line.id(), line));
        for (var line : book.lines) {
            if (line.contraOf() instanceof UUID target) {
                assertThat(undone.add(target)).isTrue();
                assertThat(line.points())
                        .isEqualByComparingTo(Objects.requireNonNull(byId.get(target))
                                .points()
                                .negate());
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(Arbitraries.of(ACTIVITIES), Arbitraries.of("B01", "B01", "B01", "B04", "N01", ""))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    /// Keeps the order within an activity, as one Kafka key does.
    private static List<Step> mix(List<Step> history, Random random) {
        var lanes = new HashMap<UUID, List<Step>>();
        history.forEach(step ->
                lanes.computeIfAbsent(step.activity(), any -> new ArrayList<>()).add(step));
        var mixed = new ArrayList<Step>();
        while (mixed.size() < history.size()) {
            var open = lanes.values().stream().filter(lane -> !lane.isEmpty()).toList();
            mixed.add(open.get(random.nextInt(open.size())).removeFirst());
        }
        return mixed;
    }

    /// The member's attendance at an activity falls under another rule from now on; `""` is leave.
    record Step(UUID activity, String rule) {}

    /// A ledger in memory.
    private static final class Book {

        private final List<PointEntry> lines = new ArrayList<>();
        private final Map<UUID, String> deeds = new HashMap<>();

        void take(Step step) {
            var live = live();
            var former = live.stream()
                    .filter(entry -> entry.origin().activityId().equals(step.activity()))
                    .findFirst();
            var effect = step.rule().isEmpty()
                    ? Optional.<Effect>empty()
                    : Optional.of(PointFixtures.effect(step.activity(), step.rule(), PointFixtures.DAY));
            lines.addAll(new Correction(BOOKS, live, PointFixtures.origin(step.activity())).apply(former, effect));
            deeds.put(step.activity(), step.rule());
        }

        List<PointEntry> live() {
            var undone = lines.stream().map(PointEntry::contraOf).toList();
            return lines.stream()
                    .filter(line -> line.contraOf() == null && !undone.contains(line.id()))
                    .toList();
        }

        BigDecimal net(String rule) {
            return lines.stream()
                    .filter(line -> line.ruleCode().equals(rule))
                    .map(PointEntry::points)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        BigDecimal expected(String code) {
            var rule = BOOKS.books().getFirst().rule(code);
            var deserved = rule.fixedPoints()
                    .multiply(BigDecimal.valueOf(
                            deeds.values().stream().filter(code::equals).count()));
            return rule.capPerYear() == null ? deserved : deserved.min(rule.capPerYear());
        }
    }
}
