package dangjian.gateway.account;

import dangjian.gateway.SettingException;
import dangjian.gateway.password.PasswordPolicy;
import dangjian.gateway.password.Passwords;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Makes the first district administrator (区级管理员) once the tables are there and nobody could sign in.
@Component
class BootstrapAdministrator implements Callback {

    private static final Logger log = LoggerFactory.getLogger(BootstrapAdministrator.class);

    private final BootstrapProperties properties;
    private final Passwords passwords;
    private final @Nullable UUID district;

    BootstrapAdministrator(
            BootstrapProperties properties,
            PasswordPolicy policy,
            Passwords passwords,
            @Value("${dangjian.district.id:#{null}}") @Nullable UUID district) {
        this.properties = properties;
        this.passwords = passwords;
        this.district = district;
        if (properties.isWanted()) {
            check(policy);
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
        return "bootstrap-administrator";
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            if (!hasAccounts(context.getConnection())) {
                create(context.getConnection());
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The first administrator could not be made", failure);
        }
    }

    private static boolean hasAccounts(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select exists (select from accounts)")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private void create(Connection connection) throws SQLException {
        var insert = """
                with made as (
                    insert into accounts (id, username, name, password) values (?, ?, '区级管理员', ?)
                    on conflict do nothing returning id)
                insert into account_grants (account_id, role, org_id) select id, ?, ? from made
                """;
        try (var statement = connection.prepareStatement(insert)) {
            statement.setObject(1, Ids.next());
            statement.setString(2, username());
            statement.setString(3, passwords.encode(properties.asPassword()));
            statement.setString(4, Role.DISTRICT_ADMIN.name());
            statement.setObject(5, district);
            if (statement.executeUpdate() == 1) {
                log.info("Made the first district administrator {}", username());
            }
        }
    }

    private void check(PasswordPolicy policy) {
        if (district == null) {
            throw refusal("dangjian.district.id", "缺失", "is missing");
        }
        if (!DraftRules.isUsername(username())) {
            throw refusal("dangjian.gateway.bootstrap.username", "缺失或不合规则", "is missing or malformed");
        }
        if (!policy.weaknesses(properties.asPassword(), username()).isEmpty()) {
            throw refusal("dangjian.gateway.bootstrap.password", "缺失或太弱", "is missing or too weak");
        }
    }

    private static SettingException refusal(String property, String chinese, String english) {
        return new SettingException(property, chinese, english, """
                首个区级管理员须给出 dangjian.gateway.bootstrap.username（3–50 位小写字母、数字和 . _ @ -）、.password \
                （至少 10 位，含大小写字母、数字、符号中的三种，不含用户名）和 dangjian.district.id（UUID）；不需要则都不给。
                    The first administrator needs all three; give none of them when it is not wanted.""");
    }

    private String username() {
        return Accounts.canonical(properties.username() == null ? "" : properties.username());
    }
}
