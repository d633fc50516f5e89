package dangjian.gateway.audit;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which entries are wanted.
record AuditSearch(
        @Nullable @Parameter(description = "时间起，含", example = "2026-01-01T00:00:00+08:00")
        Instant from,

        @Nullable @Parameter(description = "时间止，不含") Instant to,

        @Nullable @Parameter(description = "账号或客户端编号") String account,

        @Nullable @Parameter(description = "现用此用户名的账号", example = "beijie-01")
        String username,

        @Nullable @Parameter(description = "种类", example = "SIGN_IN")
        AuditKind kind,

        @Nullable @Parameter(description = "操作的开头", example = "POST /api/v1/sessions")
        String action,

        @Nullable @Parameter(description = "对象编号") UUID object,

        @Nullable @Parameter(description = "来源地址", example = "127.0.0.1")
        String address,

        @Nullable @Parameter(description = "结果") Result result) {

    private static final String OF_USERNAME = "select id::text from accounts where username = :username";

    /// Asked for by itself, for a planner who may read the whole trail backwards instead does.
    private static final String OF_OBJECT = "select place from audit_entries where objects @> array[:object]";

    /// How it ended.
    enum Result {
        /// 成功
        DONE("status < 400"),
        /// 被拒绝
        REFUSED("status between 400 and 499"),
        /// 失败
        FAILED("status >= 500"),
        /// 结果不明
        UNKNOWN("status is null");

        private final String condition;

        Result(String condition) {
            this.condition = condition;
        }
    }

    /// The SQL conditions, each beginning with `and`.
    String conditions() {
        var sql = new StringBuilder();
        values().keySet()
                .forEach(name -> sql.append(
                        switch (name) {
                            case "from" -> " and at >= :from";
                            case "to" -> " and at < :to";
                            case "username" -> " and account = (" + OF_USERNAME + ")";
                            case "action" -> " and action ^@ :action";
                            case "object" -> " and place = any(array(" + OF_OBJECT + "))";
                            default -> " and %1$s = :%1$s".formatted(name);
                        }));
        if (result != null) {
            sql.append(" and ").append(result.condition);
        }
        return sql.toString();
    }

    /// What is bound to them.
    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        put(values, "from", from);
        put(values, "to", to);
        put(values, "account", account);
        put(values, "username", username == null ? null : username.strip().toLowerCase(Locale.ROOT));
        put(values, "kind", kind == null ? null : kind.name());
        put(values, "action", action);
        put(values, "object", object);
        put(values, "address", address);
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
