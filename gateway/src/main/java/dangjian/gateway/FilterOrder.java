package dangjian.gateway;

import org.springframework.core.Ordered;

/// The way of a request through the filters of the gateway, first to last.
public final class FilterOrder {

    /// Whom to believe about where it comes from; everything behind counts by that.
    public static final int ORIGIN = Ordered.HIGHEST_PRECEDENCE + 10;

    /// What every answer tells, refusals among them.
    public static final int ANSWER_HEADERS = ORIGIN + 10;

    /// A preflight has no token.
    public static final int CROSS_ORIGIN = ANSWER_HEADERS + 5;

    public static final int ADDRESS_RATE = CROSS_ORIGIN + 2;

    /// From here on a path has one spelling.
    public static final int SPELLING = ADDRESS_RATE + 1;

    public static final int PUBLIC_RATE = SPELLING + 1;
    public static final int BODY_LIMIT = PUBLIC_RATE + 1;

    /// Spring Security's own, which verifies the token.
    private static final int AUTHENTICATION = -100;

    public static final int SHOWN_TOKEN = AUTHENTICATION + 5;
    public static final int CALLER_RATE = SHOWN_TOKEN + 5;

    /// What a quota refuses is not recorded: it would be a way to fill the trail.
    public static final int QUOTA = CALLER_RATE + 30;

    public static final int AUDIT = QUOTA + 10;

    /// Who owes a step of signing in gets no further, and that is recorded.
    public static final int STEP = AUDIT + 10;

    private FilterOrder() {}
}
