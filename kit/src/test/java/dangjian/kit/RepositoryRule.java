package dangjian.kit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.util.Set;
import java.util.stream.Stream;

/// Every method of a repository takes the caller's scope, or says why it touches no rows of an organisation.
final class RepositoryRule {

    private static final Set<JavaModifier> UNREACHABLE = Set.of(JavaModifier.PRIVATE, JavaModifier.SYNTHETIC);

    private RepositoryRule() {}

    static Stream<String> violations(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.getSimpleName().endsWith("Repository"))
                .flatMap(RepositoryRule::violations)
                .distinct()
                .sorted();
    }

    private static Stream<String> violations(JavaClass repository) {
        return repository.getAllMethods().stream()
                .filter(method -> !method.getOwner().isEquivalentTo(Object.class))
                .filter(method -> method.getModifiers().stream().noneMatch(UNREACHABLE::contains))
                .filter(method -> !takesScope(method) && !isExempt(method))
                .map(method -> describe(repository, method));
    }

    private static boolean takesScope(JavaMethod method) {
        return method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Scope.class));
    }

    private static boolean isExempt(JavaMethod method) {
        return method.tryGetAnnotationOfType(Unscoped.class)
                .filter(exemption -> !exemption.value().isBlank())
                .isPresent();
    }

    private static String describe(JavaClass repository, JavaMethod method) {
        if (!method.getOwner().getPackageName().equals(repository.getPackageName())) {
            return "%s inherits methods without a Scope from %s"
                    .formatted(repository.getName(), method.getOwner().getName());
        }
        return "%s takes no Scope and has no @Unscoped with a reason".formatted(method.getFullName());
    }
}
