package dangjian.kit;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;
import java.util.stream.Stream;

/// A service describes its chains; only the framework and kit run them.
final class ReactiveRule {

    private static final Set<String> RUNNING = Set.of(
            "block", "blockOptional", "blockFirst", "blockLast", "toIterable", "toStream", "toFuture", "subscribe");

    private ReactiveRule() {}

    static Stream<String> violations(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> RUNNING.contains(access.getName()))
                .filter(access -> access.getTargetOwner().isAssignableTo("org.reactivestreams.Publisher"))
                .map(JavaAccess::getDescription)
                .sorted();
    }
}
