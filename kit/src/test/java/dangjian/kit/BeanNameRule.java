package dangjian.kit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/// No two beans of a service have the same name: features are flat packages, and a name such as `MergeService` is soon
/// taken by two of them, which nobody sees before the service starts.
final class BeanNameRule {

    private static final String NAME = "value";

    private BeanNameRule() {}

    static Stream<String> violations(JavaClasses classes) {
        var components = classes.stream()
                .filter(type -> type.isAnnotatedWith(Component.class) || type.isMetaAnnotatedWith(Component.class))
                .filter(type -> !type.isAnnotation() && !type.isInterface())
                .map(type -> new Named(name(type), type));
        var methods = classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Bean.class))
                .map(method -> new Named(name(method), method));
        return Stream.concat(components, methods)
                .collect(Collectors.groupingBy(Named::name, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .filter(beans -> beans.getValue().size() > 1)
                .map(beans -> "%s is the bean name of %s"
                        .formatted(
                                beans.getKey(),
                                beans.getValue().stream()
                                        .map(bean -> bean.origin().getFullName())
                                        .sorted()
                                        .collect(Collectors.joining(" and "))));
    }

    private static String name(JavaClass type) {
        return type.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isEquivalentTo(Component.class)
                        || annotation.getRawType().isMetaAnnotatedWith(Component.class))
                .flatMap(annotation -> annotation.get(NAME).stream())
                .filter(value -> value instanceof String given && !given.isEmpty())
                .map(String.class::cast)
                .findFirst()
                .orElseGet(() -> StringUtils.uncapitalizeAsProperty(ClassUtils.getShortName(type.getName())));
    }

    private static String name(JavaMethod method) {
        return Stream.of(NAME, "name")
                .flatMap(property -> method.getAnnotationOfType(Bean.class.getName()).get(property).stream())
                .flatMap(names -> names instanceof Object[] all ? Arrays.stream(all) : Stream.of(names))
                .map(String::valueOf)
                .findFirst()
                .orElse(method.getName());
    }

    private record Named(String name, HasName.AndFullName origin) {}
}
