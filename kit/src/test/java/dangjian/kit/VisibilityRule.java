package dangjian.kit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.stream.Stream;

/// A type is public only if another package uses it, a public type beside it speaks of it, or it is the main class.
final class VisibilityRule {

    private VisibilityRule() {}

    static Stream<String> violations(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.isTopLevelClass() && isPublic(type))
                .filter(type -> !isMain(type) && !isUsedElsewhere(type) && !isExposedBeside(type))
                .map(type -> "%s is public, but no other package uses it".formatted(type.getName()))
                .sorted();
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean isMain(JavaClass type) {
        return type.tryGetMethod("main", String[].class).isPresent();
    }

    private static boolean isUsedElsewhere(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .anyMatch(dependency ->
                        !dependency.getOriginClass().getPackageName().equals(type.getPackageName()));
    }

    private static boolean isExposedBeside(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .map(dependency -> outermost(dependency.getOriginClass()))
                .filter(beside -> !beside.equals(type) && isPublic(beside))
                .flatMap(beside -> beside.getCodeUnits().stream())
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaCodeUnit::getAllInvolvedRawTypes)
                .anyMatch(types -> types.contains(type));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(VisibilityRule::outermost).orElse(type);
    }
}
