package dangjian.gateway.change;

import dangjian.kit.web.ClientAccess;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which events are public, and how long they can be read.
///
/// @param types public event types
/// @param internal event types that stay within the platform, and why
/// @param retention how long a change can be read
/// @param longestWait greatest time that a reader may wait for the next change
/// @param patience how long a change waits for its organisation to become known here
/// @param heartbeat how often a silent stream says that it lives
/// @param recheck how often a stream asks whether its token would still be taken
@ConfigurationProperties("dangjian.gateway.changes")
record ChangeProperties(
        @DefaultValue List<PublicType> types,
        @DefaultValue List<InternalType> internal,
        @DefaultValue("90d") Duration retention,
        @DefaultValue("30s") Duration longestWait,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("5s") Duration recheck) {

    /// The types that another system may read by its scopes, or a person, and of them the ones asked for.
    List<String> readable(@Nullable ClientAccess client, List<String> asked) {
        return types.stream()
                .filter(type -> client == null || client.reads(type.resource()))
                .map(PublicType::type)
                .filter(type -> asked.isEmpty() || asked.contains(type))
                .toList();
    }

    PublicType of(String name) {
        return types.stream()
                .filter(type -> type.type().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a change of a type that is not public: " + name));
    }

    /// A public event type.
    ///
    /// @param resource whose reading right a system needs to see it
    /// @param organization JSON pointer to the organisation it belongs to; the district when there is none
    /// @param other JSON pointer to a second organisation that it concerns; the only one when the first is outside
    /// @param withholds what of its data stays within the platform
    /// @param follows whether its subject may move between organisations, so that its leaving is told
    record PublicType(
            String type,
            String resource,
            @Nullable String organization,
            @Nullable String other,
            @DefaultValue List<String> withholds,
            @DefaultValue("false") boolean follows) {}

    record InternalType(String type, String reason) {}
}
