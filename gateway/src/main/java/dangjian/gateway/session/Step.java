package dangjian.gateway.session;

import java.util.Set;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// What the holder of a session owes before it may be used (登录待办); until then its access token opens nothing else.
enum Step {
    /// 验证动态口令
    VERIFY_FACTOR("session.factor-due", "PUT /api/v1/sessions/current/factor"),
    /// 修改口令：首次登录、被重置或到期
    CHANGE_PASSWORD("session.password-due", "PUT /api/v1/accounts/current/password"),
    /// 绑定动态口令
    ENROL_FACTOR(
            "session.enrolment-due",
            "GET /api/v1/accounts/current/factor",
            "POST /api/v1/accounts/current/factor",
            "PUT /api/v1/accounts/current/factor/confirmation");

    private static final Set<String> ALWAYS = Set.of(
            "GET /api/v1/sessions/current",
            "DELETE /api/v1/sessions/current",
            "POST /api/v1/sessions",
            "POST /api/v1/sessions/refresh",
            "GET /api/v1/password-rules");

    private final String code;
    private final Set<String> requests;

    Step(String code, String... requests) {
        this.code = code;
        this.requests = Set.of(requests);
    }

    /// Of the answer to whatever else is asked for.
    String code() {
        return code;
    }

    boolean allows(ServerHttpRequest request) {
        var asked = request.getMethod() + " " + request.getPath().value();
        return ALWAYS.contains(asked) || requests.contains(asked);
    }
}
