package dangjian.kit.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// The place in a sorted list where a page ended: the values of its sort columns.
public record Cursor(List<String> values) {

    private static final String SEPARATOR = "\u001f";

    static String write(List<?> values) {
        var text = values.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads the `next` of a page.
    public static Cursor read(String text) {
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (decoded.indexOf('\0') >= 0) {
                throw malformed();
            }
            return new Cursor(List.of(decoded.split(SEPARATOR, -1)));
        } catch (IllegalArgumentException _) {
            throw malformed();
        }
    }

    /// The text it was read from, to hand it on to another service.
    public String encoded() {
        return write(values);
    }

    public String text(int index) {
        if (index >= values.size()) {
            throw malformed();
        }
        return values.get(index);
    }

    public UUID uuid(int index) {
        try {
            return UUID.fromString(text(index));
        } catch (IllegalArgumentException _) {
            throw malformed();
        }
    }

    public long number(int index) {
        try {
            return Long.parseLong(text(index));
        } catch (NumberFormatException _) {
            throw malformed();
        }
    }

    private static Problem malformed() {
        return Problem.invalid("request.invalid").at("after", "page.cursor");
    }
}
