package dangjian.member.roster;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/// Compares the pages of every kind of search in two services, one with 10,000 and one with 100,000 members.
///
/// The two are asked in turn, so that whatever else the machine does weighs on both. Prints the medians over HTTP. Not
/// part of the build.
final class RosterBenchmark {

    private static final int ROUNDS = 30;
    private static final int WARMING = 15;

    private RosterBenchmark() {}

    static void main() {
        try (var small = new BenchmarkedRoster("small-roster", 10_000);
                var large = new BenchmarkedRoster("large-roster", 100_000)) {
            compare(small, BenchmarkedSearch.all(), large, BenchmarkedSearch.all());
            compare(small, BenchmarkedSearch.deep(small), large, BenchmarkedSearch.deep(large));
            compare(small, BenchmarkedSearch.counts(), large, BenchmarkedSearch.counts());
        }
        System.exit(0);
    }

    private static void compare(
            BenchmarkedRoster small,
            Map<String, BenchmarkedSearch> ofSmall,
            BenchmarkedRoster large,
            Map<String, BenchmarkedSearch> ofLarge) {
        ofSmall.forEach(
                (name, search) -> compare(name, small, search, large, Objects.requireNonNull(ofLarge.get(name))));
    }

    private static void compare(
            String name,
            BenchmarkedRoster small,
            BenchmarkedSearch ofSmall,
            BenchmarkedRoster large,
            BenchmarkedSearch ofLarge) {
        var before = new long[ROUNDS];
        var after = new long[ROUNDS];
        for (var round = -WARMING; round < ROUNDS; round++) {
            before[Math.max(round, 0)] = time(small, ofSmall);
            after[Math.max(round, 0)] = time(large, ofLarge);
        }
        Arrays.sort(before);
        Arrays.sort(after);
        var middle = ROUNDS / 2;
        System.out.printf(
                "%-29s %6.2f ms at 10,000, %6.2f ms at 100,000: x%.2f%n",
                name, before[middle] / 1e6, after[middle] / 1e6, (double) after[middle] / before[middle]);
    }

    private static long time(BenchmarkedRoster roster, BenchmarkedSearch search) {
        var start = System.nanoTime();
        search.page(roster.web()).block();
        return System.nanoTime() - start;
    }
}
