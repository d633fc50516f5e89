package dangjian.gateway.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Nobody forgets to decide whether other systems hear of an event.
class PublicEventsTests {

    private static final Path CONTRACTS = Path.of("../contracts");
    private static final ChangeProperties PROPERTIES = properties();

    @Test
    void everyEventIsEitherPublicOrInternalForAReason() throws IOException {
        try (var files = Files.list(CONTRACTS)) {
            var events = files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
            assertThat(Stream.concat(
                                    PROPERTIES.types().stream().map(ChangeProperties.PublicType::type),
                                    PROPERTIES.internal().stream().map(ChangeProperties.InternalType::type))
                            .sorted())
                    .isEqualTo(events);
        }
        assertThat(PROPERTIES.internal())
                .allSatisfy(event -> assertThat(event.reason()).isNotBlank());
    }

    @Test
    void aPublicEventSaysWhoseItIsAndWithholdsWhatIsThere() {
        assertThat(PROPERTIES.types()).allSatisfy(type -> {
            var sample = sample(type.type());
            for (var pointer : Stream.of(type.organization(), type.other())
                    .flatMap(Stream::ofNullable)
                    .toList()) {
                assertThat(sample.at(pointer).asString()).matches("[0-9a-f-]{36}");
            }
            assertThat(List.copyOf(sample.propertyNames())).containsAll(type.withholds());
        });
    }

    private static JsonNode sample(String type) {
        return JsonMapper.shared().readTree(CONTRACTS.resolve(type + ".json").toFile());
    }

    private static ChangeProperties properties() {
        try {
            var sources = new YamlPropertySourceLoader()
                    .load("gateway", new ClassPathResource("gateway.yaml")).stream()
                            .<ConfigurationPropertySource>flatMap(
                                    source -> Stream.ofNullable(ConfigurationPropertySource.from(source)))
                            .toList();
            return new Binder(sources).bindOrCreate("dangjian.gateway.changes", ChangeProperties.class);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
