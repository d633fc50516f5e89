package dangjian.kit.web;

import java.util.ArrayList;
import java.util.List;

/// A rejection: the caller's request cannot be done, and this says why.
///
/// The code is stable and names the rule (`member.not-full`); its text stands in the message bundles under the same
/// name, Chinese first. A technical failure is never a Problem.
public final class Problem extends RuntimeException {

    private final Kind kind;
    private final String code;
    private final transient List<Object> arguments;
    private final transient List<Fault> faults;

    private Problem(Kind kind, String code, List<Object> arguments, List<Fault> faults) {
        super(code, null, false, false);
        this.kind = kind;
        this.code = code;
        this.arguments = List.copyOf(arguments);
        this.faults = List.copyOf(faults);
    }

    public static Problem of(Kind kind, String code, Object... arguments) {
        return new Problem(kind, code, List.of(arguments), List.of());
    }

    /// The request cannot be read as what it should be (400).
    public static Problem invalid(String code, Object... arguments) {
        return of(Kind.INVALID, code, arguments);
    }

    /// The request reads well but breaks a rule whatever the state (422).
    public static Problem unprocessable(String code, Object... arguments) {
        return of(Kind.UNPROCESSABLE, code, arguments);
    }

    public static Problem unauthenticated(String code, Object... arguments) {
        return of(Kind.UNAUTHENTICATED, code, arguments);
    }

    public static Problem forbidden(String code, Object... arguments) {
        return of(Kind.FORBIDDEN, code, arguments);
    }

    /// It does not exist, or not for this caller: the two are not told apart (404).
    public static Problem notFound(String code, Object... arguments) {
        return of(Kind.NOT_FOUND, code, arguments);
    }

    /// The state of the thing forbids it (409).
    public static Problem conflict(String code, Object... arguments) {
        return of(Kind.CONFLICT, code, arguments);
    }

    /// The caller changed a version that is no longer the current one (412).
    public static Problem stale() {
        return of(Kind.STALE, "version.stale");
    }

    public static Problem unavailable(String code, Object... arguments) {
        return of(Kind.UNAVAILABLE, code, arguments);
    }

    /// The same problem with one more place where the request is wrong.
    public Problem at(String pointer, String faultCode, Object... faultArguments) {
        var more = new ArrayList<>(faults);
        more.add(new Fault(pointer, faultCode, List.of(faultArguments)));
        return new Problem(kind, code, arguments, more);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public List<Fault> faults() {
        return faults;
    }

    /// One wrong place in a request: a JSON pointer or parameter name, and the rule it breaks.
    public record Fault(String pointer, String code, List<Object> arguments) {}
}
