package dangjian.gateway.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import dangjian.gateway.audit.AuditFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The token endpoint (RFC 6749), client credentials only.
@RestController
@Tag(name = "接入系统")
class TokenController {

    static final String PATH = "/oauth2/token";

    private final ClientTokens tokens;

    TokenController(ClientTokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping(PATH)
    @Operation(
            operationId = "issueToken",
            summary = "接入系统以客户端凭据换取访问令牌（RFC 6749 4.4；表单提交，client_secret_basic、client_secret_post 或 private_key_jwt）",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                                            schema = @Schema(implementation = Form.class))))
    @ApiResponse(responseCode = "200", description = "访问令牌", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "400",
            description = "请求不合 RFC 6749",
            content = @Content(schema = @Schema(implementation = Refusal.class)))
    @ApiResponse(
            responseCode = "401",
            description = "凭据不对",
            content = @Content(schema = @Schema(implementation = Refusal.class)))
    @SecurityRequirements
    Mono<ResponseEntity<Token>> issue(@Parameter(hidden = true) ServerWebExchange exchange) {
        var authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return exchange.getFormData()
                .onErrorMap(
                        failure -> failure instanceof IllegalArgumentException || failure instanceof DecodingException,
                        _ -> OAuthError.invalidRequest("The body is not form-encoded."))
                .map(form -> TokenRequest.of(form, authorization))
                .flatMap(tokens::issue)
                .doOnNext(issued -> AuditFilter.tellAccount(exchange, issued.clientId()))
                .map(issued -> answer(HttpStatus.OK).body(issued.token()));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refuse(OAuthError error) {
        var answer = answer(error.status());
        if (error.status() == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"dangjian\"");
        }
        return answer.body(new Refusal(error.error(), error.description()));
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.PRAGMA, "no-cache");
    }

    /// The form as it is described to callers; [TokenRequest] reads it.
    @Schema(name = "TokenForm")
    record Form(
            @JsonProperty("grant_type") @Schema(allowableValues = "client_credentials", example = "client_credentials")
            String grantType,

            @Schema(description = "所要的范围，以空格分隔；不填为登记的全部", example = "members:read organizations:read") @Nullable
            String scope,

            @JsonProperty("client_id")
            @Schema(description = "接入系统的编号（client_secret_post）", example = "01999999-0000-7000-8000-000000000001")
            @Nullable
            String clientId,

            @JsonProperty("client_secret")
            @Schema(description = "密钥（client_secret_post）", example = "dj_4dW7pQ2sXk9vLm3nRt6yBc8zHf1aGj5e")
            @Nullable
            String clientSecret,

            @JsonProperty("client_assertion_type")
            @Schema(
                    description = "private_key_jwt 时为 urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                    examples = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            @Nullable
            String clientAssertionType,

            @JsonProperty("client_assertion")
            @Schema(description = "以登记的密钥签名的 JWT（private_key_jwt）", examples = "eyJhbGciOiJFUzI1NiJ9.e30.c2ln")
            @Nullable
            String clientAssertion) {

        @Override
        public String toString() {
            return "******";
        }
    }

    @Schema(name = "ClientToken")
    record Token(
            @JsonProperty("access_token") String accessToken,

            @JsonProperty("token_type") @Schema(example = "Bearer")
            String tokenType,

            @JsonProperty("expires_in") @Schema(example = "300")
            long expiresIn,

            @Schema(example = "members:read organizations:read")
            String scope) {

        @Override
        public String toString() {
            return "******";
        }
    }

    @Schema(name = "ClientTokenRefusal")
    record Refusal(
            @Schema(example = "invalid_client") String error,
            @JsonProperty("error_description") String description) {}
}
