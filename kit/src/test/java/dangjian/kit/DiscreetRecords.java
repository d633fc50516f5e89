package dangjian.kit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Records that hold personal data or secrets in clear: none of them may show all its components in a log.
public final class DiscreetRecords {

    private DiscreetRecords() {}

    /// The records that show what they should not.
    ///
    /// @param components as they are declared, for example `String idNumber`
    public static List<String> violations(String basePackage, String... components) {
        var delicate = Set.of(components);
        return new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages(basePackage).stream()
                        .filter(JavaClass::isRecord)
                        .map(JavaClass::reflect)
                        .filter(type -> Arrays.stream(type.getRecordComponents())
                                .anyMatch(component -> delicate.contains(declaration(component))))
                        .filter(DiscreetRecords::showsEverything)
                        .map(Class::getName)
                        .sorted()
                        .toList();
    }

    private static String declaration(RecordComponent component) {
        return component.getType().getSimpleName() + " " + component.getName();
    }

    /// Whether its `toString` is the one that the compiler makes for records.
    static boolean showsEverything(Class<?> type) {
        return ClassFile.of().parse(bytes(type)).methods().stream()
                .filter(method -> method.methodName().equalsString("toString")
                        && method.methodType().equalsString("()Ljava/lang/String;"))
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .anyMatch(instruction -> instruction instanceof InvokeDynamicInstruction call
                        && call.bootstrapMethod().owner().displayName().equals("ObjectMethods"));
    }

    private static byte[] bytes(Class<?> type) {
        var name = type.getName();
        try (var file = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
