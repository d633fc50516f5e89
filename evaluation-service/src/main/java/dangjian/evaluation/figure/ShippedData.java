package dangjian.evaluation.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/// Versioned data that comes with the service as YAML.
public final class ShippedData {

    private ShippedData() {}

    /// @param path on the class path
    public static <T> T read(String path, Class<T> type) {
        try {
            var sources = new MutablePropertySources();
            new YamlPropertySourceLoader()
                    .load(path, new ClassPathResource(path))
                    .forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind("", type)
                    .get();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
