package dangjian.kit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// A controller answers with views and asks services: neither an entity nor a repository passes through it.
final class ControllerRules {

    private static final String CONTROLLER = "org.springframework.stereotype.Controller";
    private static final String TABLE = "org.springframework.data.relational.core.mapping.Table";
    private static final String ID = "org.springframework.data.annotation.Id";

    private ControllerRules() {}

    static Stream<String> entitiesInResponses(JavaClasses classes) {
        return controllers(classes)
                .flatMap(controller -> controller.getMethods().stream())
                .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE))
                .flatMap(method -> entitiesIn(method, classes)
                        .map(entity ->
                                "%s answers with the entity %s".formatted(method.getFullName(), entity.getName())))
                .sorted();
    }

    static Stream<String> repositoriesInControllers(JavaClasses classes) {
        return controllers(classes)
                .flatMap(controller -> controller.getDirectDependenciesFromSelf().stream())
                .filter(dependency ->
                        dependency.getTargetClass().getSimpleName().endsWith("Repository"))
                .map(Dependency::getDescription)
                .sorted();
    }

    private static Stream<JavaClass> controllers(JavaClasses classes) {
        return classes.stream().filter(type -> type.isMetaAnnotatedWith(CONTROLLER));
    }

    private static Stream<JavaClass> entitiesIn(JavaMethod method, JavaClasses classes) {
        Set<JavaClass> reached = new HashSet<>();
        method.getReturnType().getAllInvolvedRawTypes().forEach(type -> reach(type, classes, reached));
        return reached.stream().filter(ControllerRules::isEntity);
    }

    private static void reach(JavaClass type, JavaClasses classes, Set<JavaClass> reached) {
        if (reached.add(type) && classes.contain(type.getName()) && !isEntity(type)) {
            instanceFields(type)
                    .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
                    .forEach(component -> reach(component, classes, reached));
        }
    }

    private static boolean isEntity(JavaClass type) {
        return type.isAnnotatedWith(TABLE) || instanceFields(type).anyMatch(field -> field.isAnnotatedWith(ID));
    }

    private static Stream<JavaField> instanceFields(JavaClass type) {
        return type.getAllFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC));
    }
}
