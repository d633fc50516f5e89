package dangjian.kit.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// The statuses with which a controller's method answers when nothing is wrong, read from its bytecode: whatever it,
/// its lambdas and the helpers that make its answer name as one. None when it leaves the status to the framework.
final class AnsweredStatuses {

    private static final String OURS = "dangjian/";
    private static final String ANSWER = internalName(ResponseEntity.class);
    private static final String STATUS = internalName(HttpStatus.class);

    /// The factories of [ResponseEntity] that are named after their status.
    private static final Map<String, HttpStatus> FACTORIES = Map.of(
            "ok", HttpStatus.OK,
            "created", HttpStatus.CREATED,
            "accepted", HttpStatus.ACCEPTED,
            "noContent", HttpStatus.NO_CONTENT);

    private final Set<HttpStatus> found = EnumSet.noneOf(HttpStatus.class);
    private final Set<String> seen = new HashSet<>();

    private AnsweredStatuses() {}

    static Set<HttpStatus> of(Method method) {
        var statuses = new AnsweredStatuses();
        statuses.walk(
                internalName(method.getDeclaringClass()),
                method.getName(),
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .descriptorString());
        return statuses.found;
    }

    private void walk(String owner, String name, String type) {
        if (seen.add(owner + '.' + name + type)) {
            ClassFile.of().parse(bytes(owner)).methods().stream()
                    .filter(method -> method.methodName().equalsString(name)
                            && method.methodType().equalsString(type))
                    .flatMap(method -> method.code().stream())
                    .flatMap(CodeModel::elementStream)
                    .forEach(element -> step(owner, element));
        }
    }

    private void step(String owner, CodeElement element) {
        switch (element) {
            case FieldInstruction field
            when field.owner().asInternalName().equals(STATUS) ->
                add(HttpStatus.valueOf(field.name().stringValue()));
            case InvokeInstruction call ->
                call(
                        owner,
                        call.owner().asInternalName(),
                        call.name().stringValue(),
                        call.type().stringValue());
            case InvokeDynamicInstruction lambda ->
                lambda.bootstrapArgs().stream()
                        .filter(DirectMethodHandleDesc.class::isInstance)
                        .map(DirectMethodHandleDesc.class::cast)
                        .forEach(handle -> call(
                                owner,
                                internalName(handle.owner().descriptorString()),
                                handle.methodName(),
                                handle.lookupDescriptor()));
            default -> {}
        }
    }

    /// Other classes matter only where they make the answer.
    private void call(String owner, String called, String name, String type) {
        var named = called.equals(ANSWER) ? FACTORIES.get(name) : null;
        if (named != null) {
            found.add(named);
        } else if (called.equals(owner) || called.startsWith(OURS) && type.endsWith(")L" + ANSWER + ";")) {
            walk(called, name, type);
        }
    }

    private void add(HttpStatus status) {
        if (status.is2xxSuccessful()) {
            found.add(status);
        }
    }

    private static byte[] bytes(String owner) {
        try {
            return new ClassPathResource(owner + ".class", AnsweredStatuses.class.getClassLoader())
                    .getContentAsByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static String internalName(String descriptor) {
        return descriptor.substring(1, descriptor.length() - 1);
    }
}
