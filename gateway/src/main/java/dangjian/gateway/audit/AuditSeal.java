package dangjian.gateway.audit;

import dangjian.gateway.SettingException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Seals entries into the chain with a key that the database does not know.
@Component
class AuditSeal {

    private static final int KEY_LENGTH = 32;

    private final String currentKey;
    private final Map<String, byte[]> keys = new HashMap<>();
    private final Map<String, AuditAlgorithm> algorithms;

    AuditSeal(AuditProperties properties) {
        properties.keys().forEach((id, text) -> keys.put(id, key(id, text)));
        var current = properties.currentKey();
        if (current == null || !keys.containsKey(current)) {
            throw refusal("current-key", "缺失，或不在 keys 中", "is missing, or not among the keys");
        }
        this.currentKey = current;
        this.algorithms = properties.algorithms();
    }

    AuditLink seal(AuditEntry entry, ChainHead before) {
        var place = before.place() + 1;
        return new AuditLink(place, entry, currentKey, mac(currentKey, content(entry, place, before.hash())));
    }

    boolean isIntact(AuditLink link, ChainHead before) {
        return keys.containsKey(link.keyId())
                && MessageDigest.isEqual(
                        link.hash(), mac(link.keyId(), content(link.entry(), link.place(), before.hash())));
    }

    String keyId() {
        return currentKey;
    }

    /// What shows that the chain was cut there by whoever keeps it.
    byte[] ofCut(String keyId, ChainHead cut) {
        return keys.containsKey(keyId)
                ? mac(keyId, "cut %s".formatted(cut).getBytes(StandardCharsets.UTF_8))
                : new byte[0];
    }

    private byte[] mac(String keyId, byte[] content) {
        var key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException(keyId);
        }
        return algorithms.getOrDefault(keyId, AuditAlgorithm.HMAC_SHA_256).mac(key, content);
    }

    /// Every field with its length, so that no two entries have the same content.
    private static byte[] content(AuditEntry entry, long place, byte[] before) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(place);
            out.writeInt(before.length);
            out.write(before);
            out.writeLong(entry.id().getMostSignificantBits());
            out.writeLong(entry.id().getLeastSignificantBits());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
            write(out, entry.kind().name());
            write(out, entry.action());
            out.writeInt(entry.objects().size());
            for (var object : entry.objects()) {
                out.writeLong(object.getMostSignificantBits());
                out.writeLong(object.getLeastSignificantBits());
            }
            write(out, entry.account());
            write(out, entry.address());
            out.writeInt(entry.status() == null ? -1 : entry.status());
            if (entry.detail() != null) { // entries without one are sealed as they were before there were any
                write(out, entry.detail());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] key(String id, String text) {
        try {
            var key = Base64.getDecoder().decode(text.strip());
            if (key.length == KEY_LENGTH) {
                return key;
            }
        } catch (IllegalArgumentException _) {
            // the same answer as for a key of another length
        }
        throw refusal("keys." + id, "不是 256 位密钥的 Base64", "is not 256 bits in Base64");
    }

    private static SettingException refusal(String property, String chinese, String english) {
        return new SettingException(
                "dangjian.gateway.audit." + property,
                chinese,
                english,
                "用 openssl rand -base64 32 生成审计密钥 / Make the audit key with openssl rand -base64 32");
    }
}
