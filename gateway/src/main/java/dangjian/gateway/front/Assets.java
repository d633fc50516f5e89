package dangjian.gateway.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// What the pages are made of besides HTML: our own style and start of the interface, and Swagger UI from its jar.
@Component
class Assets {

    private static final String SWAGGER = "classpath*:META-INF/resources/webjars/swagger-ui/*/";
    private static final List<String> OWN = List.of("front.css", "start.js");
    private static final List<String> OTHERS =
            List.of("swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "favicon-32x32.png");

    private final Map<String, Resource> byName = new HashMap<>();

    Assets() {
        var resolver = new PathMatchingResourcePatternResolver(Assets.class.getClassLoader());
        OWN.forEach(name -> byName.put(name, new ClassPathResource("front/" + name, Assets.class.getClassLoader())));
        for (var name : OTHERS) {
            try {
                byName.put(name, resolver.getResources(SWAGGER + name)[0]);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    Resource named(String name) {
        var asset = byName.get(name);
        if (asset == null) {
            throw PageController.nothingThere();
        }
        return asset;
    }
}
