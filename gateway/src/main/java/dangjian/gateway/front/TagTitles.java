package dangjian.gateway.front;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;

/// What services call their groups of operations, in Chinese; what is Chinese already, or not known here, stays.
final class TagTitles {

    private static final Properties TITLES = read();

    private TagTitles() {}

    static String of(String tag) {
        return TITLES.getProperty(tag, tag);
    }

    private static Properties read() {
        var titles = new Properties();
        try (var reader = new InputStreamReader(
                new ClassPathResource("front/tags.properties").getInputStream(), StandardCharsets.UTF_8)) {
            titles.load(reader);
            return titles;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
