package dangjian.gateway.account;

import dangjian.gateway.PlainName;
import dangjian.gateway.password.Password;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What requests about accounts look like.
final class AccountRequests {

    private AccountRequests() {}

    @Schema(name = "NewAccount")
    record NewAccount(
            @NotBlank @Size(max = 50) @Schema(example = "beijie-01", description = "3–50 位小写字母、数字和 . _ @ -，不分大小写")
            String username,

            @NotBlank @Size(max = 50) @Schema(example = "王秀兰")
            String name,

            @NotNull Password password,

            @NotNull @Size(max = 20) @Schema(description = "申请的授权：党员（MEMBER）随党员名册，当即生效；其余由安全管理员确认后生效")
            List<@Valid @NotNull NewGrant> grants,

            @Nullable @Schema(description = "党员编号；有 MEMBER 角色时必填")
            UUID memberId) {

        Draft draft(UUID id, String pointer) {
            return new Draft(
                    id,
                    Accounts.canonical(username),
                    PlainName.of(name, pointer + "/name"),
                    password,
                    grants.stream().map(NewGrant::post).toList(),
                    memberId,
                    pointer);
        }
    }

    @Schema(name = "NewAccounts")
    record NewAccounts(@NotEmpty @Size(max = 500) List<@Valid @NotNull NewAccount> accounts) {}

    @Schema(name = "Grants")
    record Grants(
            @NotNull @Size(max = 20) @Schema(description = "全部授权；为空则收回全部")
            List<@Valid @NotNull NewGrant> grants,

            @Nullable UUID memberId) {

        List<Post> posts() {
            return grants.stream().map(NewGrant::post).toList();
        }
    }

    @Schema(name = "NewGrant")
    record NewGrant(
            @NotNull @Schema(example = "BRANCH_SECRETARY") Role role,
            @NotNull UUID orgId,

            @Nullable @Schema(description = "任期首日；缺省为不限", example = "2026-07-01")
            LocalDate from,

            @Nullable @Schema(description = "任期末日，过后即失效；缺省为不限", example = "2029-06-30")
            LocalDate until) {

        Post post() {
            return new Post(role, orgId, from, until);
        }
    }

    @Schema(name = "NewPassword")
    record NewPassword(@NotNull Password password) {}

    @Schema(name = "PasswordChange")
    record PasswordChange(
            @NotNull Password oldPassword, @NotNull Password newPassword) {}
}
