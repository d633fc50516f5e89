package dangjian.member.ledger;

import dangjian.kit.imports.ImportController;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/// Names the operations of each kind of import, so that generated clients can tell them apart; the roster's own keep
/// theirs.
@Configuration(proxyBeanMethods = false)
class ImportOperations {

    private static final String ROSTER = "members";

    @Bean
    OperationCustomizer importNames() {
        return (operation, method) -> {
            var mapping = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RequestMapping.class);
            if (mapping != null && ImportController.class.isAssignableFrom(method.getBeanType())) {
                var resource = mapping.path()[0].split("/")[3];
                var plain = operation.getOperationId().replaceFirst("_\\d+$", "");
                operation.setOperationId(resource.equals(ROSTER) ? plain : plain + "Of" + camel(resource));
            }
            return operation;
        };
    }

    private static String camel(String resource) {
        return Arrays.stream(resource.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
