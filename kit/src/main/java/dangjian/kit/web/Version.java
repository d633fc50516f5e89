package dangjian.kit.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// The version of a resource that the caller read and now wants to change (`If-Match`), as a controller argument.
public record Version(int number) {

    static Version parse(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.of(Kind.PRECONDITION_REQUIRED, "version.required");
        }
        var text = ifMatch.strip();
        if (text.length() < 3 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            throw Problem.invalid("version.malformed");
        }
        try {
            return new Version(Integer.parseInt(text.substring(1, text.length() - 1)));
        } catch (NumberFormatException _) {
            throw Problem.invalid("version.malformed");
        }
    }

    /// Answers 412 unless this is the current version.
    public void mustBe(int current) {
        if (number != current) {
            throw Problem.stale();
        }
    }

    /// The answer with the version as its ETag.
    public static <T> ResponseEntity<T> tagged(T body, int version) {
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(body);
    }
}
