package dangjian.gateway.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry as the audit administrator reads it.
@Schema(name = "AuditEntry")
record AuditView(
        @Schema(description = "链中的位置", example = "42") long place,
        UUID id,
        Instant at,
        AuditKind kind,

        @Schema(description = "方法和路径，编号以 {id} 代替", example = "POST /api/v1/members/{id}/disclosures")
        String action,

        @Schema(description = "对象编号") List<UUID> objects,
        @Nullable @Schema(description = "账号或客户端编号") String account,

        @Nullable @Schema(description = "来源地址", example = "127.0.0.1")
        String address,

        @Nullable @Schema(description = "HTTP 状态；空为结果不明", example = "201")
        Integer status,

        @Schema(description = "本条与前一条的密码杂凑值") String hash) {

    static AuditView of(AuditLink link) {
        var entry = link.entry();
        return new AuditView(
                link.place(),
                entry.id(),
                entry.at(),
                entry.kind(),
                entry.action(),
                entry.objects(),
                entry.account(),
                entry.address(),
                entry.status(),
                HexFormat.of().formatHex(link.hash()));
    }
}
