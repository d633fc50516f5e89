package dangjian.gateway.change;

import dangjian.gateway.SettingException;
import dangjian.kit.event.ReactionTable;
import dangjian.kit.event.Reactions;
import dangjian.kit.event.Received;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Takes public events into the feed. It is not emptied by a rebuild: what is there is recognised by its id, and what
/// the feed has forgotten does not come back.
@Component
class ChangeReactions implements Reactions {

    private final ChangeWriter writer;
    private final ChangeProperties properties;
    private final UUID district;
    private final ObjectMapper json;
    private final InstantSource clock;

    ChangeReactions(
            ChangeWriter writer,
            ChangeProperties properties,
            @Value("${dangjian.district.id:#{null}}") @Nullable UUID district,
            ObjectMapper json,
            InstantSource clock) {
        this.writer = writer;
        this.properties = properties;
        if (district == null) {
            throw new SettingException(
                    "dangjian.district.id",
                    "缺失：区委的党组织编号",
                    "is missing: the district's root organisation",
                    "给出区委的 UUID，各服务相同 / Give the UUID of the district committee, the same to every service");
        }
        this.district = district;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void declare(ReactionTable on) {
        properties.types().forEach(type -> on.batch(type.type(), JsonNode.class, events -> take(type, events)));
    }

    private Mono<Void> take(ChangeProperties.PublicType type, List<Received<JsonNode>> events) {
        var now = clock.instant();
        var oldest = now.minus(properties.retention());
        var rows = events.stream()
                .filter(event -> event.time().isAfter(oldest))
                .map(event -> arrival(type, event, now))
                .toList();
        return rows.isEmpty() ? Mono.empty() : writer.append(rows);
    }

    private ChangeWriter.Arrival arrival(ChangeProperties.PublicType type, Received<JsonNode> event, Instant now) {
        var first = organization(type.organization(), event.data());
        var second = organization(type.other(), event.data());
        return new ChangeWriter.Arrival(
                event.id(),
                type.type(),
                event.key(),
                event.time(),
                now,
                first != null ? first : second != null ? second : district,
                first == null ? null : second,
                json.writeValueAsString(((ObjectNode) event.data()).without(type.withholds())));
    }

    private static @Nullable UUID organization(@Nullable String pointer, JsonNode data) {
        var id = pointer == null ? null : data.at(pointer).asString(null);
        return id == null ? null : UUID.fromString(id);
    }
}
