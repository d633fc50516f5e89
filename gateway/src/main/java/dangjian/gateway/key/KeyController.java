package dangjian.gateway.key;

import com.nimbusds.jose.jwk.JWK;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "密钥")
class KeyController {

    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final SigningKeys keys;

    KeyController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(operationId = "readKeys", summary = "验证访问令牌所用的公钥（JWK Set，RFC 7517）")
    @SecurityRequirements
    ResponseEntity<KeySet> read() {
        return ResponseEntity.ok()
                .cacheControl(CACHE)
                .body(new KeySet(
                        keys.published().stream().map(JWK::toJSONObject).toList()));
    }

    record KeySet(List<Map<String, Object>> keys) {}
}
