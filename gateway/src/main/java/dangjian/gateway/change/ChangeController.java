package dangjian.gateway.change;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/changes")
@Tag(name = "变更推送")
class ChangeController {

    private static final int GREATEST_LIMIT = 500;
    private static final int STREAM_PAGE = 100;
    private static final String LATEST = "latest";

    private final Changes changes;
    private final ChangeProperties properties;
    private final ReactiveJwtDecoder tokens;

    ChangeController(Changes changes, ChangeProperties properties, ReactiveJwtDecoder tokens) {
        this.changes = changes;
        this.properties = properties;
        this.tokens = tokens;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "readChanges",
            summary = "读取变更（CloudEvents 1.0），按序、可续读；after 为上次返回的 next，latest 表示从现在起；wait 秒内等待新变更")
    Mono<Page> read(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "") List<String> types,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") int wait,
            @Allowed(Role.DISTRICT_ADMIN) Caller caller,
            @Allowed(Role.DISTRICT_ADMIN) Scope scope) {
        if (limit < 1 || limit > GREATEST_LIMIT) {
            throw Problem.invalid("request.invalid").at("limit", "changes.limit", GREATEST_LIMIT);
        }
        if (wait < 0 || wait > properties.longestWait().toSeconds()) {
            throw Problem.invalid("request.invalid")
                    .at("wait", "changes.wait", properties.longestWait().toSeconds());
        }
        var reading = changes.reading(caller, scope, types, limit);
        return start(after)
                .flatMap(position -> changes.read(reading, position, Duration.ofSeconds(wait)))
                .map(batch -> new Page(
                        batch.changes().stream().map(changes::view).toList(),
                        Changes.cursor(batch.next()),
                        !batch.isAtEnd()));
    }

    /// Ends with the token, or when it would no longer be taken, so that nobody hears more than the next token would
    /// allow.
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "followChanges", summary = "以 server-sent events 持续接收变更；断开后以 Last-Event-ID 续接；访问令牌到期即结束")
    Flux<ServerSentEvent<ChangeView>> follow(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "") List<String> types,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            @Parameter(hidden = true) JwtAuthenticationToken token,
            @Allowed(Role.DISTRICT_ADMIN) Caller caller,
            @Allowed(Role.DISTRICT_ADMIN) Scope scope) {
        var reading = changes.reading(caller, scope, types, STREAM_PAGE);
        var end = token.getToken().getExpiresAt();
        var life = end == null ? Duration.ZERO : Duration.between(Instant.now(), end);
        var beats = Flux.interval(properties.heartbeat())
                .onBackpressureDrop()
                .map(_ -> ServerSentEvent.<ChangeView>builder().comment("").build());
        return start(last == null ? after : last)
                .flatMapMany(position -> changes.follow(reading, position))
                .concatMapIterable(batch -> batch.changes(), 1)
                .map(change -> ServerSentEvent.builder(changes.view(change))
                        .id(Changes.cursor(change.position()))
                        .build())
                .mergeWith(beats)
                .take(life)
                .takeUntilOther(refused(token));
    }

    /// Tells when a request with this token would be refused: the access was changed, or who has it was suspended.
    private Mono<Boolean> refused(JwtAuthenticationToken token) {
        return Flux.interval(properties.recheck())
                .onBackpressureDrop()
                .concatMap(
                        _ -> tokens.decode(token.getToken().getTokenValue())
                                .thenReturn(false)
                                .onErrorReturn(true),
                        1)
                .filter(isRefused -> isRefused)
                .next();
    }

    private Mono<Long> start(@Nullable String after) {
        return LATEST.equals(after) ? changes.end() : Mono.just(Changes.position(after));
    }

    /// @param next give it as `after` to go on, also when there was nothing
    /// @param more whether more lies behind it already
    @Schema(name = "ChangePage")
    record Page(List<ChangeView> items, String next, boolean more) {}
}
