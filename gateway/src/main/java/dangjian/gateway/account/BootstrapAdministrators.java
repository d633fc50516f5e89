package dangjian.gateway.account;

import dangjian.gateway.SettingException;
import dangjian.gateway.account.BootstrapProperties.First;
import dangjian.gateway.password.PasswordPolicy;
import dangjian.gateway.password.Passwords;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Makes the first administrators once the tables are there and nobody could sign in: none of them could make the
/// others.
@Component
class BootstrapAdministrators implements Callback {

    private static final Logger log = LoggerFactory.getLogger(BootstrapAdministrators.class);

    private static final Map<Role, String> NAMES = Map.of(
            Role.SYSTEM_ADMIN, "系统管理员",
            Role.SECURITY_ADMIN, "安全管理员",
            Role.AUDIT_ADMIN, "审计管理员",
            Role.DISTRICT_ADMIN, "区级管理员");

    private final BootstrapProperties properties;
    private final PasswordPolicy policy;
    private final Passwords passwords;
    private final @Nullable UUID district;

    BootstrapAdministrators(
            BootstrapProperties properties,
            PasswordPolicy policy,
            Passwords passwords,
            @Value("${dangjian.district.id:#{null}}") @Nullable UUID district) {
        this.properties = properties;
        this.policy = policy;
        this.passwords = passwords;
        this.district = district;
        if (properties.isWanted()) {
            check();
        }
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE && properties.isWanted();
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "bootstrap-administrators";
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            if (!hasAccounts(context.getConnection())) {
                for (var first : properties.wanted().entrySet()) {
                    create(first.getKey(), first.getValue(), context.getConnection());
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The first administrators could not be made", failure);
        }
    }

    private static boolean hasAccounts(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select exists (select from accounts)")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private void create(Role role, First first, Connection connection) throws SQLException {
        var insert = """
                with made as (
                    insert into accounts (id, username, name, password, password_provisional) values (?, ?, ?, ?, ?)
                    on conflict do nothing returning id)
                insert into account_grants (account_id, role, org_id) select id, ?, ? from made
                """;
        try (var statement = connection.prepareStatement(insert)) {
            statement.setObject(1, Ids.next());
            statement.setString(2, first.canonicalName());
            statement.setString(3, NAMES.get(role));
            statement.setString(4, passwords.encode(first.asPassword()));
            statement.setBoolean(5, policy.isProvisional());
            statement.setString(6, role.name());
            statement.setObject(7, district);
            if (statement.executeUpdate() == 1) {
                log.info("Made the first {}: {}", role, first.canonicalName());
            }
        }
    }

    private void check() {
        if (district == null) {
            throw refusal("dangjian.district.id", "缺失", "is missing");
        }
        var names = new HashSet<String>();
        properties.wanted().forEach((role, first) -> {
            var property = "dangjian.gateway.bootstrap."
                    + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
            var name = first.canonicalName();
            if (!DraftRules.isUsername(name) || !names.add(name)) {
                throw refusal(property + ".username", "缺失、重复或不合规则", "is missing, given twice or malformed");
            }
            if (!policy.weaknesses(first.asPassword(), name, "").isEmpty()) {
                throw refusal(property + ".password", "缺失或太弱", "is missing or too weak");
            }
        });
    }

    private static SettingException refusal(String property, String chinese, String english) {
        return new SettingException(property, chinese, english, """
                首批管理员（三员和区级管理员）须在 dangjian.gateway.bootstrap.system-admin、.security-admin、.audit-admin、\
                .district-admin 下各给出 .username（3–50 位小写字母、数字和 . _ @ -，互不相同）和 .password（至少 10 位，\
                含大小写字母、数字、符号中的三种，不含用户名），并给出 dangjian.district.id（UUID）；不需要则都不给。
                    The first administrators need all of them; give none of them when they are not wanted.\
                """);
    }
}
