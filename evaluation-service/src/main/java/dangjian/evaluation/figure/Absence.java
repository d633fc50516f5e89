package dangjian.evaluation.figure;

import dangjian.kit.web.Problem;
import java.util.function.Function;

/// Why a figure cannot be had from its owner at the moment.
enum Absence {
    /// The owner is down, too slow, or answers with a failure of its own.
    UNREACHABLE("figure.unreachable", service -> Problem.unavailable("figure.unreachable", service)),
    /// The owner's answer is no figure.
    MALFORMED("figure.malformed", service -> Problem.unavailable("figure.malformed", service)),
    /// The owner does not let this caller see it.
    NOT_ALLOWED("figure.not-allowed", service -> Problem.forbidden("figure.not-allowed", service)),
    /// The owner has no such figure, or does not know the organisations yet.
    NOT_PROVIDED("figure.not-provided", service -> Problem.notFound("figure.not-provided", service)),
    /// The owner cannot read the question, which for rows means the cursor.
    REFUSED("figure.malformed", _ -> Problem.invalid("request.invalid").at("after", "page.cursor")),
    /// The owner computes another version of the definition.
    OTHER_VERSION("figure.other-version", service -> Problem.unavailable("figure.other-version", service)),
    /// The caller reaches no organisation that this service knows.
    NO_ORGANIZATION("figure.no-organization", _ -> Problem.notFound("org.unknown"));

    private final String reason;
    private final Function<String, Problem> problem;

    Absence(String reason, Function<String, Problem> problem) {
        this.reason = reason;
        this.problem = problem;
    }

    /// The message code of the reason; its argument is the owner's name.
    String reason() {
        return reason;
    }

    Problem problem(String service) {
        return problem.apply(service);
    }

    /// Whether it speaks against the health of the owner.
    boolean isFailure() {
        return this == UNREACHABLE || this == MALFORMED;
    }
}
