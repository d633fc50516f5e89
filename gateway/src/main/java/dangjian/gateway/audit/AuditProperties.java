package dangjian.gateway.audit;

import dangjian.gateway.SettingException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the audit trail is kept.
///
/// @param currentKey id of the key that seals new entries
/// @param keys base64 of 256 random bits by id; an old one stays as long as an entry needs it
/// @param algorithms the hash of each key's entries, HMAC-SHA-256 where nothing is said
/// @param kept how long entries are kept; six months is the least that the law allows (网络安全法第二十一条)
/// @param segment how many entries are deleted together
/// @param abandoned after how long without an answer a request counts as never answered
/// @param requests which requests are of which kind, as `METHOD /path`; writes that are not named are of kind WRITE
@ConfigurationProperties("dangjian.gateway.audit")
record AuditProperties(
        @Nullable String currentKey,
        @DefaultValue Map<String, String> keys,
        @DefaultValue Map<String, AuditAlgorithm> algorithms,
        @DefaultValue("1096d") Duration kept,
        @DefaultValue("10000") int segment,
        @DefaultValue("15m") Duration abandoned,
        @DefaultValue Map<AuditKind, List<String>> requests) {

    private static final Duration LEAST = Duration.ofDays(184);

    AuditProperties {
        if (kept.compareTo(LEAST) < 0) {
            throw new SettingException(
                    "dangjian.gateway.audit.kept",
                    "过短：审计记录至少保存六个月",
                    "is too short: audit entries are kept at least six months",
                    "填写 184d 或更长 / Set 184d or more");
        }
    }

    /// Never the keys.
    @Override
    public String toString() {
        return "AuditProperties[currentKey=%s, keys=%s, kept=%s]".formatted(currentKey, keys.keySet(), kept);
    }
}
