package dangjian.gateway.cost;

import dangjian.gateway.GatewayApplication;
import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.People;
import dangjian.kit.TestInfrastructure;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Tells what the way through the gateway costs: how many requests a second reach an empty handler of a service through
/// it, measured against the same handler asked directly, and how much later the answer is there under a third of that
/// load.
///
/// The gateway, the service and who asks are processes of their own, and share the processors of this machine. The two
/// ways take turns, so that what else runs here burdens both. Arguments: seconds of each turn (4). Not part of the
/// build.
final class GatewayBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int WARM_UP = 60_000;
    private static final int ROUNDS = 7;
    private static final String TARGET = "/api/v1/organizations";
    private static final String MANY = "1000000000";

    private final Neighbour service;
    private final Neighbour gateway;
    private final Duration turn;
    private final Load direct;
    private final Load through;

    private GatewayBenchmark(Neighbour service, Neighbour gateway, Duration turn) {
        this.service = service;
        this.gateway = gateway;
        this.turn = turn;
        var token = signIn(gateway.port());
        this.direct = Load.of(service.port(), TARGET, token, CONNECTIONS);
        this.through = Load.of(gateway.port(), TARGET, token, CONNECTIONS);
    }

    static void main(String[] arguments) {
        var turn = Duration.ofSeconds(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4);
        var door = Neighbour.freePort();
        var keys = "http://127.0.0.1:%d/.well-known/jwks.json".formatted(door);
        try (var service = Neighbour.start(
                        EmptyService.class,
                        Neighbour.freePort(),
                        settings("toy-service", Map.of("dangjian.access.jwks-uri", keys)));
                var gateway = Neighbour.start(
                        GatewayApplication.class,
                        door,
                        settings(
                                "gateway",
                                Map.of(
                                        "dangjian.services.org.url",
                                        "http://127.0.0.1:" + service.port(),
                                        "dangjian.gateway.rate.per-address",
                                        MANY,
                                        "dangjian.gateway.rate.per-caller",
                                        MANY)))) {
            new GatewayBenchmark(service, gateway, turn).run();
        } catch (RuntimeException failure) {
            failure.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private void run() {
        warmUp(direct);
        warmUp(through);
        var shares = new double[ROUNDS];
        var rate = 0.0;
        for (var round = 0; round < ROUNDS; round++) {
            var alone = throughput(direct);
            var behind = throughput(through);
            shares[round] = behind.perSecond() / alone.perSecond();
            rate = Math.max(rate, behind.perSecond() / 3);
            System.out.printf("directly %s, through the gateway %s: %.2f%n", alone, behind, shares[round]);
        }
        var added = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            var alone = direct.median(rate, turn);
            var behind = through.median(rate, turn);
            added[round] = behind - alone;
            System.out.printf("at %.0f/s: %.2f ms directly, %.2f ms through the gateway%n", rate, alone, behind);
        }
        System.out.printf(
                "%.2f of the direct throughput, %.2f ms later (medians of %d)%n",
                median(shares), median(added), ROUNDS);
    }

    private void warmUp(Load load) {
        for (var count = 0; count < WARM_UP; ) {
            count += load.count(turn);
        }
    }

    private Throughput throughput(Load load) {
        var service = this.service.processor();
        var gateway = this.gateway.processor();
        var count = load.count(turn);
        return new Throughput(
                1e9 * count / turn.toNanos(),
                1e6 * (this.service.processor() - service) / count,
                1e6 * (this.gateway.processor() - gateway) / count);
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    /// Settings of a service, those of the database and the broker that this process has started among them.
    private static Map<String, String> settings(String name, Map<String, String> own) {
        var settings = new HashMap<String, String>();
        try (var context = new GenericApplicationContext()) {
            var sources = context.getEnvironment().getPropertySources();
            sources.addFirst(new MapPropertySource("name", Map.of("spring.application.name", name)));
            new TestInfrastructure().initialize(context);
            new GatewayInfrastructure().initialize(context);
            for (var source : sources) {
                if (source instanceof MapPropertySource map && !source.getName().startsWith("system")) {
                    map.getSource().forEach((key, value) -> settings.put(key, value.toString()));
                }
            }
        }
        settings.put("spring.config.name", name);
        settings.put("logging.level.root", "warn");
        settings.put("management.server.port", "0");
        settings.putAll(own);
        return settings;
    }

    private static String signIn(int port) {
        var session = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .post()
                .uri("/api/v1/sessions")
                .bodyValue(Map.of(
                        "username", GatewayInfrastructure.ADMINISTRATOR, "password", GatewayInfrastructure.PASSWORD))
                .exchange()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody();
        return People.access(Objects.requireNonNull(session));
    }

    /// @param service microseconds of processor time in the service for each request
    /// @param gateway the same in the gateway
    private record Throughput(double perSecond, double service, double gateway) {

        @Override
        public String toString() {
            return "%.0f/s (service %.0f µs, gateway %.0f µs)".formatted(perSecond, service, gateway);
        }
    }
}
