package dangjian.local;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// An upload that goes on although nobody wants it, written to the bare socket so that an early answer is seen.
record HugeUpload(URI address, String token, long size) {

    private static final byte[] CHUNK = new byte[1 << 16];

    /// Says its length first.
    String announced() throws IOException {
        return send("Content-Length: " + size, false);
    }

    /// Does not say its length.
    String chunked() throws IOException {
        return send("Transfer-Encoding: chunked", true);
    }

    private String send(String length, boolean inChunks) throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            var head = """
                    POST /api/v1/members/imports HTTP/1.1\r
                    Host: %s\r
                    Authorization: Bearer %s\r
                    Content-Type: multipart/form-data; boundary=zeros\r
                    %s\r
                    \r
                    """.formatted(address.getAuthority(), token, length);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var part = "--zeros\r\nContent-Disposition: form-data; name=\"file\"; filename=\"zeros.xlsx\"\r\n\r\n";
            write(socket, part.getBytes(StandardCharsets.US_ASCII), inChunks);
            sendZeros(socket, inChunks);
            var answer = new byte[2000];
            var read = socket.getInputStream().readNBytes(answer, 0, 300);
            return new String(answer, 0, read, StandardCharsets.UTF_8);
        }
    }

    /// Stops as soon as the other side has answered or hung up.
    private void sendZeros(Socket socket, boolean inChunks) throws IOException {
        try {
            for (long sent = 0; sent < size && socket.getInputStream().available() == 0; sent += CHUNK.length) {
                write(socket, CHUNK, inChunks);
            }
        } catch (IOException hungUp) {
            // what it answered before is still to be read
        }
    }

    private static void write(Socket socket, byte[] bytes, boolean inChunks) throws IOException {
        var out = socket.getOutputStream();
        if (inChunks) {
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.write(bytes);
        if (inChunks) {
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
