package dangjian.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTests {

    private static final Pattern CODE = Pattern.compile("\"(member\\.[a-z.-]+)\"");

    @Test
    void everyTextIsThereInChineseAndEnglish() throws IOException {
        assertThat(codes("member-service_en")).isEqualTo(codes("member-service"));
    }

    @Test
    void everyCodeInTheSourceHasAText() throws IOException {
        var known = codes("member-service");
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source : sources.filter(Files::isRegularFile).toList()) {
                CODE.matcher(Files.readString(source))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(code -> assertThat(known)
                                .as("%s in %s", code, source.getFileName())
                                .anyMatch(text -> text.startsWith(code)));
            }
        }
    }

    private static Set<String> codes(String bundle) throws IOException {
        var texts = new Properties();
        var file =
                Objects.requireNonNull(MessagesTests.class.getResourceAsStream("/messages/" + bundle + ".properties"));
        try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }
}
