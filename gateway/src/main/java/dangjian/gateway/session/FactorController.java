package dangjian.gateway.session;

import dangjian.gateway.account.SignedIn;
import dangjian.gateway.factor.FactorCode;
import dangjian.gateway.factor.Factors;
import dangjian.gateway.password.Password;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "登录")
class FactorController {

    private final FactorService service;

    FactorController(FactorService service) {
        this.service = service;
    }

    @PutMapping("/api/v1/sessions/current/factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "verifyFactor", summary = "验证动态口令或恢复码；随后用刷新令牌换取可用的令牌")
    Mono<Void> verify(@Valid @RequestBody Code request, @Parameter(hidden = true) JwtAuthenticationToken token) {
        return service.verify(SignedIn.of(token), request.code());
    }

    @GetMapping("/api/v1/accounts/current/factor")
    @Operation(operationId = "readOwnFactor", summary = "我的动态口令：是否已绑定、是否必须绑定、还剩几个恢复码")
    Mono<FactorState> read(@Parameter(hidden = true) JwtAuthenticationToken token) {
        return service.state(SignedIn.of(token));
    }

    @PostMapping("/api/v1/accounts/current/factor")
    @Operation(
            operationId = "enrolFactor",
            summary = "绑定动态口令：取得密钥（只显示这一次），待确认后生效。须再次输入口令（刚登录、须先绑定的除外）；已绑定的另须给出一个动态口令或恢复码")
    Mono<ResponseEntity<Enrolment>> enrol(
            @Valid @RequestBody NewFactor request, @Parameter(hidden = true) JwtAuthenticationToken token) {
        return service.enrol(SignedIn.of(token), request.password(), request.code())
                .map(enrolment -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(new Enrolment(enrolment.secret(), enrolment.uri())));
    }

    @PutMapping("/api/v1/accounts/current/factor/confirmation")
    @Operation(operationId = "confirmFactor", summary = "以一个动态口令确认绑定，取得恢复码（只显示这一次）；其他登录会话随即结束")
    Mono<ResponseEntity<RecoveryCodes>> confirm(
            @Valid @RequestBody Code request, @Parameter(hidden = true) JwtAuthenticationToken token) {
        return service.confirm(SignedIn.of(token), request.code())
                .map(codes ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new RecoveryCodes(codes)));
    }

    @Schema(name = "FactorCode")
    record Code(@NotNull FactorCode code) {}

    @Schema(name = "NewFactor")
    record NewFactor(@Nullable Password password, @Nullable FactorCode code) {}

    /// @param isNeeded whether the account's roles ask for one
    @Schema(name = "FactorState")
    record FactorState(
            boolean isEnrolled,
            boolean isNeeded,
            @Schema(example = "10") long recoveryCodes) {

        static FactorState of(Factors.State state, boolean isNeeded) {
            return new FactorState(state.isEnrolled(), isNeeded, state.recoveryCodes());
        }
    }

    @Schema(name = "FactorEnrolment")
    record Enrolment(
            @Schema(example = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
            String secret,

            @Schema(
                    example = "otpauth://totp/%E5%85%9A%E5%BB%BA:beijie-01?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                    description = "供身份验证器扫描的地址")
            String uri) {

        @Override
        public String toString() {
            return "Enrolment[******]";
        }
    }

    @Schema(name = "RecoveryCodes")
    record RecoveryCodes(
            @Schema(example = "[\"7K2Q-X4M9-TB3W-5HNC\"]") List<String> recoveryCodes) {

        @Override
        public String toString() {
            return "RecoveryCodes[******]";
        }
    }
}
