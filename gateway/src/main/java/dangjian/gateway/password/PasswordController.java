package dangjian.gateway.password;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "登录")
class PasswordController {

    private final PasswordPolicy policy;

    PasswordController(PasswordPolicy policy) {
        this.policy = policy;
    }

    @GetMapping("/api/v1/password-rules")
    @Operation(operationId = "readPasswordRules", summary = "口令规则及其依据；另不得含用户名、姓名、手机号，不得是常见口令")
    @SecurityRequirements
    PasswordRules rules() {
        return policy.rules();
    }
}
