package dangjian.kit.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A file as an answer: saved under its name, and kept nowhere on the way.
public final class Attachment {

    private Attachment() {}

    public static <T> ResponseEntity<T> of(String fileName, MediaType type, T content) {
        var isPlain = StandardCharsets.US_ASCII.newEncoder().canEncode(fileName);
        var disposition = ContentDisposition.attachment()
                .filename(fileName, isPlain ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .cacheControl(CacheControl.noStore())
                .body(content);
    }

    public static <T> ResponseEntity<T> of(String fileName, String type, T content) {
        return of(fileName, MediaType.parseMediaType(type), content);
    }
}
