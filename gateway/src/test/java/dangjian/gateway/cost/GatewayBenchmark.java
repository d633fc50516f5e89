package dangjian.gateway.cost;

import dangjian.gateway.GatewayApplication;
import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.People;
import dangjian.kit.TestInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Tells what the way through the gateway costs: how many requests a second reach an empty handler of a service through
/// it, measured against the same handler asked directly, and how much later the answer is there under a third of that
/// load.
///
/// Everything runs on this machine and shares its processors. The two ways take turns, so that what else runs here
/// burdens both. Arguments: seconds of each turn (4). Not part of the build.
final class GatewayBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 7;
    private static final String TARGET = "/api/v1/organizations";
    private static final String MANY = "1000000000";

    private GatewayBenchmark() {}

    static void main(String[] arguments) {
        var turn = Duration.ofSeconds(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4);
        var port = freePort();
        try (var service = start(
                        EmptyService.class,
                        "toy-service",
                        Map.of(
                                "dangjian.access.jwks-uri",
                                "http://127.0.0.1:%d/.well-known/jwks.json".formatted(port)));
                var _ = start(
                        GatewayApplication.class,
                        "gateway",
                        Map.of(
                                "server.port",
                                String.valueOf(port),
                                "dangjian.services.org.url",
                                "http://127.0.0.1:" + port(service),
                                "dangjian.gateway.rate.per-address",
                                MANY,
                                "dangjian.gateway.rate.per-caller",
                                MANY))) {
            var token = signIn(port);
            compare(
                    Load.of(port(service), TARGET, token, CONNECTIONS),
                    Load.of(port, TARGET, token, CONNECTIONS),
                    turn);
        }
        System.exit(0);
    }

    private static void compare(Load direct, Load through, Duration turn) {
        for (var count = 0; count < WARM_UP; count += through.throughput(turn).count()) {
            direct.throughput(turn);
        }
        var shares = new double[ROUNDS];
        var rate = 0.0;
        for (var round = 0; round < ROUNDS; round++) {
            var alone = direct.throughput(turn);
            var behind = through.throughput(turn);
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

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
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

    private static ConfigurableApplicationContext start(
            Class<?> application, String name, Map<String, String> settings) {
        var builder = new SpringApplicationBuilder(application)
                .properties(
                        "spring.config.name=" + name,
                        "spring.application.name=" + name,
                        "server.port=0",
                        "logging.level.root=warn");
        return builder.initializers(new TestInfrastructure(), new GatewayInfrastructure())
                .run(Stream.concat(
                                Stream.of("--management.server.port=0"),
                                settings.entrySet().stream()
                                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue()))
                        .toArray(String[]::new));
    }

    private static int port(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
