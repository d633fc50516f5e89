package dangjian.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Sends requests that no honest client would send.
public final class RawHttp {

    private RawHttp() {}

    /// A request without body and its whole answer.
    public static String ask(int port, String target, String... headers) {
        return exchange(port, "GET " + target + " HTTP/1.1\r\n" + head(headers) + "\r\n");
    }

    /// Sends these bytes and reads until the other side closes.
    public static String exchange(int port, String request) {
        try (var socket = open(port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Sends these bytes and leaves the rest to the caller.
    public static Socket begin(int port, String request) throws IOException {
        var socket = open(port);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    /// The head of a request that ends its connection.
    public static String head(String... headers) {
        return "Host: gateway\r\nConnection: close\r\n"
                + Arrays.stream(headers).map(header -> header + "\r\n").reduce("", String::concat);
    }

    private static Socket open(int port) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        return socket;
    }
}
