package dangjian.kit;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// How every service is built, as rules that its `ArchitectureTests` check.
public final class ArchitectureRules {

    private ArchitectureRules() {}

    /// Checks all rules on a service's main classes.
    ///
    /// @param basePackage the service's package, for example `dangjian.member`
    /// @throws AssertionError listing every violation of every rule
    public static void check(String basePackage) {
        check(basePackage, forService(basePackage));
    }

    static void check(String basePackage, List<Rule> rules) {
        JavaClasses classes =
                new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages(basePackage);
        if (classes.isEmpty()) {
            throw new AssertionError("There are no classes in " + basePackage);
        }
        List<String> violations = rules.stream()
                .flatMap(rule -> rule.violations(classes).stream().map(violation -> rule.name() + ": " + violation))
                .toList();
        if (!violations.isEmpty()) {
            throw new AssertionError("%d violations of the architecture in %s:%n%s"
                    .formatted(violations.size(), basePackage, String.join(System.lineSeparator(), violations)));
        }
    }

    static List<Rule> forService(String basePackage) {
        return Stream.concat(
                        forAny(basePackage).stream(),
                        Stream.of(
                                new Rule("public only if another package needs it", VisibilityRule::violations),
                                new Rule("one bean of a name", BeanNameRule::violations),
                                new Rule("no blocking, no subscribing", ReactiveRule::violations),
                                new Rule("no entity in a response", ControllerRules::entitiesInResponses),
                                new Rule("controllers use services", ControllerRules::repositoriesInControllers),
                                new Rule("repositories take a scope", RepositoryRule::violations)))
                .toList();
    }

    /// The rules that hold for kit as well.
    static List<Rule> forAny(String basePackage) {
        return List.of(
                Rule.of(
                        "no cycles between features",
                        slices().matching(basePackage + ".(*)..").should().beFreeOfCycles()),
                Rule.of("no field injection", GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION),
                new Rule("every package is null-marked", ArchitectureRules::packagesWithoutNullMarked));
    }

    private static Stream<String> packagesWithoutNullMarked(JavaClasses classes) {
        return classes.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(any -> any.tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .isEmpty())
                .map(any -> "%s needs a package-info with @NullMarked".formatted(any.getName()))
                .sorted();
    }

    /// A named rule and how it finds its violations.
    record Rule(String name, Function<JavaClasses, Stream<String>> finder) {

        static Rule of(String name, ArchRule rule) {
            return new Rule(
                    name,
                    classes -> rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails().stream());
        }

        List<String> violations(JavaClasses classes) {
            return finder.apply(classes).toList();
        }
    }
}
