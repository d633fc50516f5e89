package dangjian.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MessagesTests {

    private final Properties chinese = texts("activity-service.properties");
    private final Properties english = texts("activity-service_en.properties");

    @Test
    void everyTextExistsInBothLanguages() {
        assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
    }

    @Test
    void bothLanguagesTakeTheSameArguments() {
        assertThat(chinese.stringPropertyNames())
                .allSatisfy(code -> assertThat(arguments(english, code)).isEqualTo(arguments(chinese, code)));
    }

    private static int arguments(Properties texts, String code) {
        return new MessageFormat(texts.getProperty(code)).getFormatsByArgumentIndex().length;
    }

    private static Properties texts(String file) {
        var texts = new Properties();
        try (var stream =
                Objects.requireNonNull(MessagesTests.class.getClassLoader().getResourceAsStream("messages/" + file))) {
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        return texts;
    }
}
