package dangjian.gateway.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// The HTML of the pages: templates with `{{name}}` where something is filled in.
@Component
class Pages {

    private static final String JSON = ".json";

    private final Map<String, Resource> contracts = new TreeMap<>();

    Pages() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver(Pages.class.getClassLoader());
        for (var sample : resolver.getResources("classpath*:contracts/*" + JSON)) {
            contracts.put(Objects.requireNonNull(sample.getFilename()).replace(JSON, ""), sample);
        }
    }

    String page(String name, boolean isEnglish, Map<String, String> values) {
        var page = text(new ClassPathResource("front/%s%s.html".formatted(name, isEnglish ? "_en" : "")));
        for (var value : values.entrySet()) {
            page = page.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return page;
    }

    static String problems(List<Problems.Entry> problems) {
        return problems.stream()
                .map(problem ->
                        "<tr id=\"%1$s\"><td><a href=\"/problems/%1$s\">%1$s</a></td><td>%2$s</td><td>%3$s<br>%4$s</td><td>%5$s</td></tr>"
                                .formatted(
                                        HtmlUtils.htmlEscape(problem.code()),
                                        problem.statuses().isEmpty()
                                                ? "errors"
                                                : problem.statuses().stream()
                                                        .map(String::valueOf)
                                                        .collect(Collectors.joining(", ")),
                                        HtmlUtils.htmlEscape(problem.chinese()),
                                        HtmlUtils.htmlEscape(problem.english()),
                                        String.join(", ", problem.services())))
                .collect(Collectors.joining("\n"));
    }

    String events() {
        return contracts.entrySet().stream()
                .map(sample -> "<tr id=\"%1$s\"><td><a href=\"/events/%1$s\">%1$s</a></td><td><pre>%2$s</pre></td></tr>"
                        .formatted(
                                HtmlUtils.htmlEscape(sample.getKey()), HtmlUtils.htmlEscape(text(sample.getValue()))))
                .collect(Collectors.joining("\n"));
    }

    /// The sample of an event type, as producers write and consumers read it.
    Resource event(String type) {
        var sample = contracts.get(type);
        if (sample == null) {
            throw PageController.nothingThere();
        }
        return sample;
    }

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
