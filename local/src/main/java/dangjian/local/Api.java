package dangjian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The public API as one signed-in person uses it.
final class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI address;
    private final @Nullable String token;
    private final Observer observer;

    private Api(URI address, @Nullable String token, Observer observer) {
        this.address = address;
        this.token = token;
        this.observer = observer;
    }

    static Api signIn(URI address, String username, String password) {
        var session = anonymous(address)
                .post("/api/v1/sessions", Map.of("username", username, "password", password))
                .mustBe(201);
        return anonymous(address).with(session.body().get("accessToken").asString());
    }

    static Api anonymous(URI address) {
        return new Api(address, null, (_, _) -> {});
    }

    /// The access token, empty when nobody is signed in.
    String token() {
        return token == null ? "" : token;
    }

    Api with(String otherToken) {
        return new Api(address, otherToken, observer);
    }

    /// The same person, with somebody who looks on.
    Api observedBy(Observer other) {
        return new Api(address, token, other);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return send(json(request(path)).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer put(String path, Object body, String... headers) {
        return send(headers(json(request(path)), headers).PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer upload(String path, byte[] workbook, Map<String, String> fields) {
        var boundary = "----dangjian-local";
        var head = new StringBuilder();
        fields.forEach((name, value) -> head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value)));
        head.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sheet.xlsx\"\r\n"
                .formatted(boundary));
        head.append("Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\r\n\r\n");
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head.toString()),
                        BodyPublishers.ofByteArray(workbook),
                        BodyPublishers.ofString("\r\n--%s--\r\n".formatted(boundary)))));
    }

    /// Sends any method with any body, as garbage goes.
    Answer send(String method, String path, @Nullable String body, String... headers) {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return send(headers(request(path), headers).method(method, publisher));
    }

    private static HttpRequest.Builder headers(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(60));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder builder) {
        try {
            var request = builder.build();
            var response = HTTP.send(request, BodyHandlers.ofByteArray());
            var answer = new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("ETag").orElse(""),
                    response.body());
            observer.sees(request, answer);
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /// Somebody who sees every request and what came back.
    interface Observer {
        void sees(HttpRequest request, Answer answer);
    }

    /// What came back.
    record Answer(int status, String contentType, String etag, byte[] bytes) {

        JsonNode body() {
            return JSON.readTree(bytes);
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        Answer mustBe(int expected) {
            if (status != expected) {
                throw new IllegalStateException("HTTP %d instead of %d: %s".formatted(status, expected, text()));
            }
            return this;
        }
    }
}
