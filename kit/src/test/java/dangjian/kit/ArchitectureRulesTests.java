package dangjian.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTests {

    @Test
    void goodServiceBreaksNoRule() {
        assertThat(violations("good")).isEmpty();
    }

    @Test
    void cycleIsFound() {
        assertThat(violations("bad.cycle"))
                .singleElement()
                .asString()
                .startsWith("no cycles between features: Cycle detected");
    }

    @Test
    void needlesslyPublicTypeIsFound() {
        assertThat(violations("bad.visibility"))
                .containsExactly("public only if another package needs it:"
                        + " dangjian.fixture.bad.visibility.Exposed is public, but no other package uses it");
    }

    @Test
    void twoBeansOfOneNameAreFoundUnlessTheyAreNamedApart() {
        assertThat(violations("bad.beans"))
                .containsExactly("one bean of a name: compass is the bean name of"
                        + " dangjian.fixture.bad.beans.north.Compass and dangjian.fixture.bad.beans.south.Compass");
    }

    @Test
    void blockingAndSubscribingAreFound() {
        assertThat(violations("bad.blocking"))
                .hasSize(3)
                .allMatch(violation -> violation.startsWith("no blocking, no subscribing: "))
                .anyMatch(violation -> violation.contains("Mono.block()"))
                .anyMatch(violation -> violation.contains("Flux.blockLast()"))
                .anyMatch(violation -> violation.contains("Mono.subscribe()"));
    }

    @Test
    void fieldInjectionIsFound() {
        assertThat(violations("bad.injection")).singleElement().asString().startsWith("no field injection: ");
    }

    @Test
    void entityInAResponseIsFoundHoweverWrapped() {
        assertThat(violations("bad.controller"))
                .filteredOn(violation -> violation.startsWith("no entity in a response: "))
                .hasSize(3)
                .anyMatch(violation ->
                        violation.contains("wrapped() answers with the entity") && violation.endsWith("Account"))
                .anyMatch(violation ->
                        violation.contains("hidden() answers with the entity") && violation.endsWith("Account"))
                .anyMatch(violation ->
                        violation.contains("plain() answers with the entity") && violation.endsWith("Ledger"));
    }

    @Test
    void repositoryInAControllerIsFound() {
        assertThat(violations("bad.controller"))
                .anyMatch(violation -> violation.startsWith("controllers use services: "));
    }

    @Test
    void repositoryMethodWithoutScopeIsFound() {
        String fixture = "repositories take a scope: dangjian.fixture.bad.repository.";

        assertThat(violations("bad.repository"))
                .containsExactly(
                        fixture
                                + "ForgetfulRepository.countWithoutReason() takes no Scope and has no @Unscoped with a reason",
                        fixture + "ForgetfulRepository.findAll() takes no Scope and has no @Unscoped with a reason",
                        fixture + "InheritingRepository inherits methods without a Scope from"
                                + " org.springframework.data.repository.reactive.ReactiveCrudRepository");
    }

    @Test
    void packageWithoutNullMarkedIsFound() {
        assertThat(violations("bad.unmarked"))
                .containsExactly("every package is null-marked:"
                        + " dangjian.fixture.bad.unmarked needs a package-info with @NullMarked");
    }

    @Test
    void packageThatDoesNotExistIsNoSuccess() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ArchitectureRules.check("dangjian.nowhere"))
                .withMessageContaining("no classes in dangjian.nowhere");
    }

    @Test
    void kitKeepsTheRulesThatHoldForAll() {
        ArchitectureRules.check("dangjian.kit", ArchitectureRules.forAny("dangjian.kit"));
    }

    private static List<String> violations(String fixture) {
        String basePackage = "dangjian.fixture." + fixture;
        var classes = new ClassFileImporter().importPackages(basePackage);
        return ArchitectureRules.forService(basePackage).stream()
                .flatMap(rule -> rule.violations(classes).stream().map(violation -> rule.name() + ": " + violation))
                .toList();
    }
}
