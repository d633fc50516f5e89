package dangjian.gateway.session;

import dangjian.gateway.account.Account;
import dangjian.gateway.account.Post;
import dangjian.kit.web.Grant;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What goes out about sessions.
final class SessionViews {

    private SessionViews() {}

    /// The tokens of somebody who has signed in.
    ///
    /// @param expiresIn seconds that the access token is good for
    /// @param refreshExpiresIn seconds that the refresh token is good for
    @Schema(name = "Tokens")
    record Tokens(
            String accessToken,
            @Schema(example = "Bearer") String tokenType,
            @Schema(example = "600") long expiresIn,
            String refreshToken,
            @Schema(example = "900") long refreshExpiresIn,

            @Nullable @Schema(description = "须先办理的事：验证动态口令、修改口令或绑定动态口令；办理后用刷新令牌换取新的令牌，此前访问令牌不能作他用")
            Step nextStep,

            Holder account)
            implements OpenedSession {

        static Tokens of(SessionService.Tokens tokens) {
            return new Tokens(
                    tokens.access(),
                    "Bearer",
                    tokens.accessLife().toSeconds(),
                    tokens.refresh().text(),
                    tokens.refreshLife().toSeconds(),
                    tokens.step(),
                    tokens.holder());
        }

        @Override
        public String toString() {
            return "Tokens[%s]".formatted(account.id());
        }
    }

    /// An access token for the post that somebody acts in.
    @Schema(name = "AccessToken")
    record Access(
            String accessToken,
            @Schema(example = "Bearer") String tokenType,
            @Schema(example = "600") long expiresIn,
            Holder account) {

        static Access of(String token, Duration life, Holder holder) {
            return new Access(token, "Bearer", life.toSeconds(), holder);
        }

        @Override
        public String toString() {
            return "Access[%s]".formatted(account.id());
        }
    }

    /// Who has signed in, and what they may do where.
    ///
    /// @param grants the posts that are held now
    /// @param chosen the one that the holder acts in; without it all of them
    @Schema(name = "Holder")
    record Holder(
            UUID id,
            @Schema(example = "beijie-01") String username,
            @Schema(example = "王秀兰") String name,

            @Schema(description = "现任职务；同时有效，各在其党组织及下级，互不扩大")
            List<Post> grants,

            @Nullable @Schema(description = "已选定以哪一职务办理；缺省为全部")
            Grant chosen,

            @Nullable UUID memberId) {

        static Holder of(Account account, Session session, Instant now) {
            return new Holder(
                    account.id(),
                    account.username(),
                    account.name(),
                    account.postsAt(now),
                    session.chosen(),
                    account.memberId());
        }
    }

    /// The sessions of one account.
    @Schema(name = "Sessions")
    record Own(List<Listed> items) {}

    /// A session that goes on, for its holder to recognise.
    ///
    /// @param isCurrent whether the request came in this one
    @Schema(name = "Session")
    record Listed(
            UUID id,
            Instant startedAt,
            Instant refreshedAt,
            Instant endsAt,
            @Nullable @Schema(example = "10.20.30.40") String address,
            @Nullable @Schema(example = "Mozilla/5.0") String agent,
            boolean isCurrent) {}

    /// A session that goes on, and whose it is.
    @Schema(name = "CurrentSession")
    record Current(
            UUID id,
            Instant startedAt,
            Instant endsAt,
            @Nullable Step nextStep,
            Holder account) {

        static Current of(Session session, @Nullable Step step, Holder holder) {
            return new Current(session.id(), session.startedAt(), session.endsAt(), step, holder);
        }
    }
}
