package dangjian.gateway.client;

import com.nimbusds.jose.JWSAlgorithm;
import dangjian.kit.web.AccessProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// What other systems need to know to get a token (RFC 8414). The gateway is no OpenID provider for others: no
/// authorization endpoint, no ID tokens; the same document stands where such clients look for it, with what they refuse
/// to do without (OpenID Connect Discovery 3).
@RestController
@Tag(name = "接入系统")
class MetadataController {

    private final ClientProperties properties;
    private final PublicAddress address;
    private final AccessProperties access;

    MetadataController(ClientProperties properties, PublicAddress address, AccessProperties access) {
        this.properties = properties;
        this.address = address;
        this.access = access;
    }

    @GetMapping("/.well-known/oauth-authorization-server")
    @Operation(operationId = "readAuthorizationServer", summary = "授权服务器元数据（RFC 8414）")
    @SecurityRequirements
    Metadata authorizationServer() {
        return metadata();
    }

    @GetMapping("/.well-known/openid-configuration")
    @Operation(operationId = "readOpenIdConfiguration", summary = "同一份元数据，供按 OpenID Connect Discovery 查找的客户端")
    @SecurityRequirements
    Metadata openIdConfiguration() {
        return metadata();
    }

    private Metadata metadata() {
        return new Metadata(
                access.issuer(),
                address.of(TokenController.PATH),
                address.of("/.well-known/jwks.json"),
                List.of("client_credentials"),
                List.of(),
                List.of("public"),
                List.of(JWSAlgorithm.ES256.getName()),
                List.of("client_secret_basic", "client_secret_post", "private_key_jwt"),
                ClientAuthenticator.ALGORITHMS.stream()
                        .map(JWSAlgorithm::getName)
                        .sorted()
                        .toList(),
                properties.scopes().stream()
                        .map(ClientProperties.ClientScope::name)
                        .toList());
    }

    @Schema(name = "AuthorizationServer")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Metadata(
            String issuer,
            String tokenEndpoint,
            String jwksUri,
            List<String> grantTypesSupported,
            List<String> responseTypesSupported,
            List<String> subjectTypesSupported,
            List<String> idTokenSigningAlgValuesSupported,
            List<String> tokenEndpointAuthMethodsSupported,
            List<String> tokenEndpointAuthSigningAlgValuesSupported,
            List<String> scopesSupported) {}
}
