package dangjian.local;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Texts for tests.
final class Texts {

    private Texts() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
