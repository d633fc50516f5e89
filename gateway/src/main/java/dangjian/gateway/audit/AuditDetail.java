package dangjian.gateway.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What was given and taken (授权明细): roles, scopes and organisations, and nothing about whom but an id.
///
/// @param before what was there; absent where there was nothing to change
/// @param after what has been there since
/// @param proposed what a second person has to confirm, or has just refused
@Schema(name = "AuditDetail")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditDetail(
        @Nullable Access before,
        @Nullable Access after,
        @Nullable Access proposed) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Another system was given this instead of that.
    public static AuditDetail access(
            List<String> scopes, List<UUID> organizations, List<String> formerScopes, List<UUID> formerOrganizations) {
        return new AuditDetail(
                new Access(List.of(), formerScopes, formerOrganizations),
                new Access(List.of(), scopes, organizations),
                null);
    }

    /// What another system may get.
    public static AuditDetail proposedAccess(List<String> scopes, List<UUID> organizations) {
        return new AuditDetail(null, null, new Access(List.of(), scopes, organizations));
    }

    /// These posts instead of those, and what has only been proposed.
    public static AuditDetail posts(List<Held> before, List<Held> after, List<Held> proposed) {
        return new AuditDetail(Access.to(before), Access.to(after), proposed.isEmpty() ? null : Access.to(proposed));
    }

    public static AuditDetail proposal(Held proposed) {
        return new AuditDetail(null, null, Access.to(List.of(proposed)));
    }

    static AuditDetail parse(String text) {
        return JSON.readValue(text, AuditDetail.class);
    }

    /// As it is sealed.
    String text() {
        return JSON.writeValueAsString(this);
    }

    /// What somebody may do.
    @Schema(name = "AuditedAccess")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Access(
            @Schema(description = "账号的任职") List<Held> posts,

            @Schema(description = "接入系统的权限范围", example = "[\"members:read\"]")
            List<String> scopes,

            @Schema(description = "接入系统可及的党组织（含下级）") List<UUID> organizations) {

        Access {
            posts = Objects.requireNonNullElse(posts, List.of());
            scopes = Objects.requireNonNullElse(scopes, List.of());
            organizations = Objects.requireNonNullElse(organizations, List.of());
        }

        static Access to(List<Held> posts) {
            return new Access(posts, List.of(), List.of());
        }
    }

    /// A role at an organisation (任职), by the name that it had then.
    @Schema(name = "AuditedPost")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Held(
            UUID account,
            @Schema(example = "BRANCH_SECRETARY") String role,
            UUID orgId,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}
}
