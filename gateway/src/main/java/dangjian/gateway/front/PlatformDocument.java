package dangjian.gateway.front;

import dangjian.gateway.client.GrantableScopes;
import dangjian.gateway.client.PublicAddress;
import dangjian.gateway.front.ServiceDocuments.Document;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document of the whole platform: how to reach it, how to be let in, and what each operation takes.
@Component
class PlatformDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String API = "/api/v1/";
    private static final String PERSON = "token";
    private static final String SYSTEM = "system";

    private final GrantableScopes scopes;
    private final PublicAddress address;

    PlatformDocument(GrantableScopes scopes, PublicAddress address) {
        this.scopes = scopes;
        this.address = address;
    }

    ObjectNode of(List<Document> documents) {
        var merged = MergedDocument.of(documents);
        merged.paths()
                .forEachEntry((path, operations) ->
                        operations.forEachEntry((method, operation) -> admit(path, method, (ObjectNode) operation)));
        var document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info").put("title", "区级党建数据平台").put("version", "v1").put("description", """
            全部服务的接口。人员以 `POST /api/v1/sessions` 登录取得令牌；接入系统以 OAuth 2 客户端凭证取得令牌。\
            时间为 ISO 8601，业务日期按 Asia/Shanghai；错误为 RFC 9457 problem+json，代码见 /problems。\
            """);
        var servers = document.putArray("servers");
        servers.addObject().put("url", address.server());
        servers.addObject().put("url", "/").put("description", "取得本文档的地址");
        document.putArray("security").addObject().putArray(PERSON);
        document.putArray("tags").addAll(merged.tags());
        document.set("paths", merged.paths());
        var components = document.putObject("components");
        components.putObject("schemas").setAll(merged.schemas());
        components.putObject("responses").setAll(merged.responses());
        addSchemes(components.putObject("securitySchemes"));
        return document;
    }

    /// Other systems are let in by the rule that the services go by: the scope of the resource, unless only people may
    /// call.
    private void admit(String path, String method, ObjectNode operation) {
        if (!path.startsWith(API) || !isForSystems(operation)) {
            return;
        }
        var isReading = method.equals("get") || method.equals("post") && path.endsWith("/searches");
        var scope = path.substring(API.length()).split("/", 2)[0] + (isReading ? ":read" : ":write");
        if (scopes.knows(scope)) {
            var ways = operation.putArray("security");
            if (!operation.path("x-roles").isEmpty()) {
                ways.addObject().putArray(PERSON);
            }
            ways.addObject().putArray(SYSTEM).add(scope);
        }
    }

    private static boolean isForSystems(JsonNode operation) {
        var roles = operation.path("x-roles");
        return roles.isArray()
                && !operation.has("x-people-only")
                && (roles.isEmpty()
                        || roles.valueStream()
                                .map(JsonNode::asString)
                                .anyMatch(role -> !role.equals("MEMBER")
                                        && !List.of("SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN")
                                                .contains(role)));
    }

    private void addSchemes(ObjectNode schemes) {
        schemes.putObject(PERSON)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "人员登录（POST /api/v1/sessions）取得的访问令牌");
        var flow = schemes.putObject(SYSTEM)
                .put("type", "oauth2")
                .put("description", "接入系统的客户端凭证（RFC 6749 4.4）")
                .putObject("flows")
                .putObject("clientCredentials")
                .put("tokenUrl", address.of("/oauth2/token"));
        var granted = flow.putObject("scopes");
        scopes.titles().forEach(granted::put);
    }
}
