package dangjian.evaluation.figure;

import java.util.Locale;

/// The service that holds the data of a figure.
public enum Owner {
    ORG,
    MEMBER,
    ACTIVITY,
    EVALUATION;

    /// The message code of its name.
    String title() {
        return "service." + name().toLowerCase(Locale.ROOT);
    }
}
