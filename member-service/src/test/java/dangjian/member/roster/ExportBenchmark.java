package dangjian.member.roster;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/// Exports a large roster and tells how fast it was and how much memory it took.
///
/// Argument: number of members (100000). Run it with less and less heap (`-Xmx`) to see what it needs: a peak is mostly
/// garbage that nobody has had to collect yet. Not part of the build.
final class ExportBenchmark {

    private static final int ROUNDS = 2;

    private ExportBenchmark() {}

    static void main(String[] arguments) {
        var members = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        try (var roster = new BenchmarkedRoster("exported-roster", members)) {
            for (var round = 0; round < ROUNDS; round++) {
                export(roster);
            }
        }
        System.exit(0);
    }

    private static void export(BenchmarkedRoster roster) {
        System.gc();
        var idle = used();
        var bytes = new AtomicLong();
        var peak = new AtomicLong();
        var start = System.nanoTime();
        roster.web()
                .post()
                .uri("/api/v1/members/exports")
                .bodyValue(Map.of("reason", "测量导出速度"))
                .retrieve()
                .bodyToFlux(DataBuffer.class)
                .doOnNext(buffer -> {
                    bytes.addAndGet(buffer.readableByteCount());
                    peak.accumulateAndGet(used(), Math::max);
                    DataBufferUtils.release(buffer);
                })
                .blockLast(Duration.ofMinutes(10));
        var seconds = (System.nanoTime() - start) / 1e9;
        var rows = roster.number("select row_count::bigint from member_exports order by id desc limit 1");
        System.out.printf(
                "export: %d rows, %d MB, %.1f s, %.0f rows/s; heap idle %d MB, peak %d MB, limit %d MB%n",
                rows,
                bytes.get() >> 20,
                seconds,
                rows / seconds,
                idle >> 20,
                peak.get() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
