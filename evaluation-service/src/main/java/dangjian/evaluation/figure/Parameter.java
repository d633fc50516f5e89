package dangjian.evaluation.figure;

/// What of a question a figure looks at.
public enum Parameter {
    /// First day of the period.
    FROM,
    /// Last day of the period.
    TO,
    /// The day as of which the state is seen.
    AS_OF
}
