package dangjian.gateway.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The same request again and again on some connections that stay open; costs little itself.
///
/// @param connections how many ask at the same time
record Load(int port, String request, int connections) {

    private static final String EXPECTED = "HTTP/1.1 204";
    private static final String END = "\r\n\r\n";

    static Load of(int port, String target, String token, int connections) {
        var request = "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n".formatted(target, token);
        return new Load(port, request, connections);
    }

    /// Asks as often as possible and tells how often that was.
    int count(Duration time) {
        return run(time, Duration.ZERO).length;
    }

    /// So many a second, evenly; gives the median time to the answer in milliseconds, from when the request was due.
    double median(double perSecond, Duration time) {
        var times = run(time, Duration.ofNanos((long) (1e9 * connections / perSecond)));
        Arrays.sort(times);
        return times[times.length / 2] / 1e6;
    }

    private long[] run(Duration time, Duration pause) {
        var start = System.nanoTime();
        try (var workers = Executors.newFixedThreadPool(connections)) {
            var asking = IntStream.range(0, connections)
                    .mapToObj(place -> workers.submit(
                            () -> ask(start + pause.toNanos() * place / connections, start + time.toNanos(), pause)))
                    .toList();
            return asking.stream().flatMapToLong(Load::get).toArray();
        }
    }

    private LongStream ask(long start, long end, Duration pause) {
        var times = LongStream.builder();
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            var bytes = request.getBytes(StandardCharsets.US_ASCII);
            var answer = new byte[16_384];
            for (var due = start; due < end; due = pause.isZero() ? System.nanoTime() : due + pause.toNanos()) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                socket.getOutputStream().write(bytes);
                read(socket, answer);
                times.add(System.nanoTime() - due);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return times.build();
    }

    private static void read(Socket socket, byte[] answer) throws IOException {
        var length = 0;
        do {
            var count = socket.getInputStream().read(answer, length, answer.length - length);
            if (count < 0) {
                throw new IOException("hung up");
            }
            length += count;
        } while (!new String(answer, Math.max(0, length - END.length()), END.length(), StandardCharsets.US_ASCII)
                .equals(END));
        var head = new String(answer, 0, length, StandardCharsets.UTF_8);
        if (!head.startsWith(EXPECTED)) {
            throw new IllegalStateException(head);
        }
    }

    private static LongStream get(Future<LongStream> asked) {
        try {
            return asked.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }
}
