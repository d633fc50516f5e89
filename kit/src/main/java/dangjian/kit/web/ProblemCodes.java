package dangjian.kit.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The codes of problems and faults that classes can answer with, read from their bytecode: whatever is written there
/// as the code of a [Problem] is one, so that no list has to be kept beside the code.
///
/// @param kinds of each code; none when it only tells what is wrong at one place of a request
/// @param faults the codes that are told of one place of a request ([Problem#at])
public record ProblemCodes(Map<String, Set<Kind>> kinds, Set<String> faults) {

    private static final Pattern CODE = Pattern.compile("internal|[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+");
    private static final String OURS = "dangjian/";
    private static final String PROBLEM = Problem.class.getName().replace('.', '/');
    private static final String KIND = Kind.class.getName().replace('.', '/');
    private static final String STRING = "Ljava/lang/String;";

    /// The factories of [Problem] that take no kind, and the kind that each stands for.
    private static final Map<String, Kind> FACTORIES = Map.of(
            "invalid", Kind.INVALID,
            "unprocessable", Kind.UNPROCESSABLE,
            "unauthenticated", Kind.UNAUTHENTICATED,
            "forbidden", Kind.FORBIDDEN,
            "notFound", Kind.NOT_FOUND,
            "conflict", Kind.CONFLICT,
            "unavailable", Kind.UNAVAILABLE);

    /// @param packages with everything below them
    public static ProblemCodes in(List<String> packages) {
        var codes = new ProblemCodes(new TreeMap<>(), new TreeSet<>());
        var resolver = new PathMatchingResourcePatternResolver(ProblemCodes.class.getClassLoader());
        try {
            for (var name : packages) {
                for (var file : resolver.getResources("classpath*:%s/**/*.class".formatted(name.replace('.', '/')))) {
                    codes.read(file.getContentAsByteArray());
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return codes;
    }

    private void read(byte[] file) {
        for (var method : ClassFile.of().parse(file).methods()) {
            new Walk().through(method);
        }
    }

    private void add(String code, @Nullable Kind kind) {
        var known = kinds.computeIfAbsent(code, _ -> EnumSet.noneOf(Kind.class));
        if (kind != null) {
            known.add(kind);
        }
    }

    /// Walks through the instructions of a method: texts that look like codes wait until a call takes them.
    private final class Walk {

        private final List<String> waiting = new ArrayList<>();
        private @Nullable Kind named;

        void through(MethodModel method) {
            method.code().ifPresent(code -> code.forEach(this::step));
        }

        private void step(CodeElement element) {
            switch (element) {
                case ConstantInstruction constant
                when constant.constantValue() instanceof String text
                        && CODE.matcher(text).matches() -> waiting.add(text);
                case FieldInstruction field
                when field.opcode() == Opcode.GETSTATIC
                        && field.owner().asInternalName().equals(KIND)
                        && field.type().equalsString("L" + KIND + ";") ->
                    named = Kind.valueOf(field.name().stringValue());
                case InvokeInstruction call -> call(call);
                case ReturnInstruction _, ThrowInstruction _ -> waiting.clear();
                default -> {}
            }
        }

        private void call(InvokeInstruction call) {
            var owner = call.owner().asInternalName();
            var name = call.name().stringValue();
            var type = call.type().stringValue();
            var takes = type.substring(0, type.indexOf(')'));
            if (owner.equals(PROBLEM) && name.equals("at")) {
                faults.addAll(waiting);
            }
            if (owner.equals(PROBLEM) && FACTORIES.containsKey(name)) {
                take(FACTORIES.get(name));
            } else if (takes.contains(KIND + ";") && takes.contains(STRING)) {
                take(named);
            } else if (owner.startsWith(OURS) && takes.contains(STRING)) {
                take(null);
            }
        }

        private void take(@Nullable Kind kind) {
            waiting.forEach(code -> add(code, kind));
            waiting.clear();
        }
    }
}
