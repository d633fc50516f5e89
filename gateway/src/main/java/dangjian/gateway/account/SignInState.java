package dangjian.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an account is signed in to, as those must know who look after it.
@Schema(name = "AccountSignIn")
record SignInState(
        @Nullable @Schema(description = "用户名（无论从何处登录）锁定至何时；未锁定则无")
        Instant lockedUntil,

        @Nullable @Schema(description = "动态口令锁定至何时；未锁定则无") Instant factorLockedUntil,
        @Schema(description = "是否已绑定动态口令") boolean hasFactor,
        @Nullable @Schema(description = "最近一次登录；从未登录则无") Instant lastSignedInAt,

        @Schema(description = "自何时起无人使用：最近一次登录，或其后的新建、恢复") Instant unusedSince,

        Instant passwordChangedAt,

        @Nullable @Schema(description = "口令最近一次由他人（而非本人）设定的时间")
        Instant passwordGivenAt) {}
