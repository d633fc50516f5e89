package dangjian.gateway;

import org.springframework.core.Ordered;

/// The way of a request through the filters of the gateway, first to last.
public enum FilterOrder {
    /// Whom to believe about where it comes from; everything behind counts by that.
    ORIGIN(Ordered.HIGHEST_PRECEDENCE + 10),

    /// What every answer tells, refusals among them.
    ANSWER_HEADERS(Ordered.HIGHEST_PRECEDENCE + 20),

    /// A preflight has no token.
    CROSS_ORIGIN(Ordered.HIGHEST_PRECEDENCE + 30),

    ADDRESS_RATE(Ordered.HIGHEST_PRECEDENCE + 40),

    /// From here on a path has one spelling.
    SPELLING(Ordered.HIGHEST_PRECEDENCE + 50),

    PUBLIC_RATE(Ordered.HIGHEST_PRECEDENCE + 60),

    BODY_LIMIT(Ordered.HIGHEST_PRECEDENCE + 70),

    /// Behind Spring Security's own (-100), which verifies the token.
    SHOWN_TOKEN(-95),

    CALLER_RATE(-90),

    /// What a quota refuses is not recorded: it would be a way to fill the trail.
    QUOTA(-60),

    AUDIT(-50),

    /// Who owes a step of signing in gets no further, and that is recorded.
    STEP(-40);

    private final int place;

    FilterOrder(int place) {
        this.place = place;
    }

    public int place() {
        return place;
    }
}
