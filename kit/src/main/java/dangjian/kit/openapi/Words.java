package dangjian.kit.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/// What a word of the field looks like wherever it stands, for properties and parameters that show no example of their
/// own: a name means the same everywhere. `Ballot.reason` goes before `reason`, a service's own words before kit's.
final class Words {

    private final Properties words = new Properties();

    private Words() {}

    /// @param names files below `openapi/`, the later ones before the earlier; what is not there has no words
    static Words of(String... names) {
        var all = new Words();
        for (var name : names) {
            all.read(new ClassPathResource("openapi/%s.properties".formatted(name), Words.class.getClassLoader()));
        }
        return all;
    }

    @Nullable
    String find(String owner, String name) {
        return words.getProperty(owner + '.' + name, words.getProperty(name));
    }

    private void read(ClassPathResource file) {
        if (file.exists()) {
            try {
                words.putAll(PropertiesLoaderUtils.loadProperties(new EncodedResource(file, "UTF-8")));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
