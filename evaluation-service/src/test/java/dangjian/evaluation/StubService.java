package dangjian.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;

/// Another service as a real HTTP server that answers what a test tells it to.
public final class StubService implements AutoCloseable {

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> {
                requests.add(Request.of(request));
                var answer = answers.getOrDefault(path(request), new Answer(404, "{}", Duration.ZERO));
                return Mono.delay(answer.delay())
                        .thenMany(response.status(answer.status())
                                .header("Content-Type", "application/json")
                                .sendString(Mono.just(answer.body())));
            })
            .bindNow();

    /// What came in.
    public record Request(String uri, String authorization, String language) {

        private static Request of(HttpServerRequest request) {
            var headers = request.requestHeaders();
            return new Request(request.uri(), headers.get("Authorization", ""), headers.get("Accept-Language", ""));
        }
    }

    private record Answer(int status, String body, Duration delay) {}

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /// Answers requests for this path from now on.
    public void answer(String path, int status, String body) {
        answers.put(path, new Answer(status, body, Duration.ZERO));
    }

    public void answerLate(String path, String body, Duration delay) {
        answers.put(path, new Answer(200, body, delay));
    }

    /// Serves a figure with as many rows as its value, whose ids are the name and a number.
    public void figure(String id, int value) {
        answer("/api/v1/figures/" + id, 200, """
                {"id": "%s", "version": 1, "title": "t", "unit": "u", "definition": "d", "status": "COMPUTED",
                 "value": %d, "groups": [{"key": "A", "label": "甲类", "value": %d}], "from": "2026-01-01",
                 "to": "2026-01-31", "asOf": "2026-01-31", "rowCount": %d, "sha": "%064x",
                 "computedAt": "2026-02-01T00:00:00Z", "addedLater": true}
                """.formatted(id, value, value, value, value));
        var rows = new StringBuilder();
        for (var row = 0; row < value; row++) {
            rows.append(row == 0 ? "" : ",").append("{\"id\": \"%s-%04d\"}".formatted(id, row));
        }
        answer("/api/v1/figures/%s/rows".formatted(id), 200, "{\"items\": [%s]}".formatted(rows));
    }

    public List<Request> requests() {
        return requests;
    }

    public void forget() {
        answers.clear();
        requests.clear();
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private static String path(HttpServerRequest request) {
        return request.uri().replaceFirst("\\?.*", "");
    }
}
