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

        @Schema(description = "是谁：查阅时该账号或接入系统的名称，不存于审计记录") AuditNames.@Nullable Named who,

        @Schema(description = "对象中的账号和接入系统，按查阅时的名称") List<AuditNames.Named> known,

        @Nullable @Schema(description = "来源地址", example = "127.0.0.1")
        String address,

        @Nullable @Schema(description = "HTTP 状态；空为结果不明", example = "201")
        Integer status,

        @Nullable @Schema(description = "授权明细：原有、现有、待确认") AuditDetail detail,
        @Schema(description = "本条与前一条的密码杂凑值") String hash) {

    static List<AuditView> of(List<AuditLink> links, AuditNames names) {
        return links.stream().map(link -> of(link, names)).toList();
    }

    private static AuditView of(AuditLink link, AuditNames names) {
        var entry = link.entry();
        return new AuditView(
                link.place(),
                entry.id(),
                entry.at(),
                entry.kind(),
                entry.action(),
                entry.objects(),
                entry.account(),
                names.who(entry),
                names.known(entry),
                entry.address(),
                entry.status(),
                entry.detail() == null ? null : AuditDetail.parse(entry.detail()),
                HexFormat.of().formatHex(link.hash()));
    }
}
