package dangjian.gateway.session;

import dangjian.gateway.account.Account;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long somebody stays signed in; the defaults follow 等保 2.0 level 3 (GB/T 22239-2019 8.1.4.1).
///
/// @param access life of an access token
/// @param idle how long a session may rest between two refreshes
/// @param absolute when a session ends even if it is used
/// @param single whether a new session ends the others of its account
/// @param administrators the same for the three platform administrators and those of the district
/// @param repeat how long a refresh token may come a second time without ending the session: an impatient client sends
///     it twice, and the second gets nothing but a 409
/// @param proven how long after a sign-in its holder need not give the password again to enrol the second factor that
/// is
///     owed
/// @param staleness how long a replica may take to notice that a session has been ended elsewhere
@ConfigurationProperties("dangjian.gateway.session")
record SessionProperties(
        @DefaultValue("10m") Duration access,
        @DefaultValue("15m") Duration idle,
        @DefaultValue("12h") Duration absolute,
        @DefaultValue("false") boolean single,
        @DefaultValue Administrators administrators,
        @DefaultValue("5s") Duration repeat,
        @DefaultValue("10m") Duration proven,
        @DefaultValue("5s") Duration staleness) {

    Limits limitsOf(Account account) {
        return account.isAdministrator() ? administrators.limits() : new Limits(access, idle, absolute, single);
    }

    /// What holds for administrators.
    record Administrators(
            @DefaultValue("5m") Duration access,
            @DefaultValue("10m") Duration idle,
            @DefaultValue("8h") Duration absolute,
            @DefaultValue("true") boolean single) {

        Limits limits() {
            return new Limits(access, idle, absolute, single);
        }
    }

    /// What holds for one account.
    record Limits(Duration access, Duration idle, Duration absolute, boolean single) {}
}
