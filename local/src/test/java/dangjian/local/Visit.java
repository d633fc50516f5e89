package dangjian.local;

import java.util.List;
import java.util.Random;
import java.util.Set;

/// One request of somebody, with ids of anybody.
///
/// @param isForeign whether it would change something that lies outside the visitor's scope
record Visit(InterleavedScopeIT.Visitor visitor, String method, String path, String body, boolean isForeign) {

    private static final List<Rule> RULES = List.copyOf(Rule.all().values());
    private static final Set<String> ELSEWHERE = Set.of("sessions", "audit", "clients", "webhooks");
    private static final List<String> CLIENT_READS = List.of(
            "/api/v1/organizations",
            "/api/v1/members",
            "/api/v1/activities",
            "/api/v1/star-applications",
            "/api/v1/figures",
            "/api/v1/changes?limit=500");

    /// Something that this role may ask for, of the district's things at random.
    static Visit random(InterleavedScopeIT.Visitor visitor, Homes homes, Random chance) {
        if (visitor.role().equals("CLIENT") && chance.nextInt(3) == 0) {
            return new Visit(visitor, "GET", any(CLIENT_READS, chance), "", false);
        }
        while (true) {
            var rule = any(RULES, chance);
            var isMine = rule.roles().contains(visitor.role()) || visitor.role().equals("CLIENT");
            if (isMine && !isElsewhere(rule) && (isReading(rule) || visitor.isOutsider() && rule.namesOne())) {
                return of(rule, visitor, homes, chance);
            }
        }
    }

    Api.Answer make() {
        return body.isEmpty()
                ? visitor.api().send(method, path, null, "If-Match", "\"1\"")
                : visitor.api().send(method, path, body, "Content-Type", "application/json", "If-Match", "\"1\"");
    }

    boolean mayEndWith(int status) {
        return isForeign ? status == 403 || status == 404 : status < 500 && status != 401 && status != 429;
    }

    private static Visit of(Rule rule, InterleavedScopeIT.Visitor visitor, Homes homes, Random chance) {
        var operation = rule.operation();
        return isReading(rule)
                ? new Visit(visitor, operation.method(), read(rule, homes, chance), search(rule, homes, chance), false)
                : new Visit(
                        visitor,
                        operation.method(),
                        Fixture.fill(operation.path(), operation.path()),
                        Fixture.fill(rule.body(), operation.path()),
                        true);
    }

    private static String read(Rule rule, Homes homes, Random chance) {
        var pattern = rule.operation().path();
        var path = pattern.replaceFirst("^(/api/v1/organizations)/\\{id}", "$1/" + any(homes.organizations(), chance))
                .replaceFirst("^(/api/v1/members)/\\{id}", "$1/" + any(homes.members(), chance))
                .replace("{memberId}", any(homes.members(), chance));
        var list = rule.lists() && chance.nextBoolean()
                ? "?%s=%s".formatted(rule.names(), any(homes.organizations(), chance))
                : "";
        return Fixture.fill(path, pattern) + list;
    }

    private static String search(Rule rule, Homes homes, Random chance) {
        return rule.body().replace("{fixture.branch}", any(homes.organizations(), chance));
    }

    /// A read, or a `POST` that only reads.
    private static boolean isReading(Rule rule) {
        var path = rule.operation().path();
        return rule.operation().method().equals("GET")
                || path.equals("/api/v1/members/searches")
                || path.equals("/api/v1/members/exports");
    }

    private static boolean isElsewhere(Rule rule) {
        var segments = rule.operation().path().split("/");
        return rule.isPublic()
                || segments.length < 4
                || ELSEWHERE.contains(segments[3])
                || rule.operation().path().endsWith("/imports")
                || rule.operation().path().endsWith("/events");
    }

    private static <T> T any(List<T> things, Random chance) {
        return things.get(chance.nextInt(things.size()));
    }

    @Override
    public String toString() {
        return "%s of %s: %s %s".formatted(visitor.role(), visitor.root(), method, path);
    }
}
