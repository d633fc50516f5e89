package dangjian.gateway.audit;

import io.swagger.v3.oas.annotations.media.Schema;

/// What sort of thing somebody did.
@Schema(name = "AuditKind")
enum AuditKind {
    /// 登录、续期、退出
    SIGN_IN,
    /// 授权变更
    GRANT,
    /// 查看敏感信息
    DISCLOSURE,
    /// 导出
    EXPORT,
    /// 系统管理操作
    ADMINISTRATION,
    /// 查阅审计记录
    AUDIT,
    /// 平台自己发现的安全事件
    INCIDENT,
    /// 其他写入
    WRITE
}
