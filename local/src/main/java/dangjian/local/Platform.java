package dangjian.local;

import dangjian.activity.ActivityServiceApplication;
import dangjian.evaluation.EvaluationServiceApplication;
import dangjian.gateway.GatewayApplication;
import dangjian.kit.LocalKafka;
import dangjian.kit.LocalPostgres;
import dangjian.kit.Service;
import dangjian.member.MemberServiceApplication;
import dangjian.org.OrgServiceApplication;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/// PostgreSQL, Kafka and the five services on 127.0.0.1; only the gateway's port is one that people need to know.
final class Platform implements AutoCloseable {

    static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-000000000001");

    private static final int EVERYBODY_ON_ONE_MACHINE = 1_000_000;

    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final Secrets secrets;
    private final Path directory;
    private final int port;
    private final InstantSource clock;
    private final List<ConfigurableApplicationContext> services = new CopyOnWriteArrayList<>();

    private Platform(Path directory, int port, InstantSource clock) {
        this.directory = directory;
        this.port = port;
        this.clock = clock;
        this.secrets = Secrets.in(directory);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var database = workers.submit(() -> LocalPostgres.start(directory.resolve("postgres"), 0));
            var broker = workers.submit(() -> LocalKafka.start(directory.resolve("kafka"), 0));
            this.postgres = get(database);
            this.kafka = get(broker);
        }
    }

    /// @param port of the gateway
    static Platform start(Path directory, int port) {
        return start(directory, port, InstantSource.system());
    }

    /// @param clock what the services take for now; access tokens keep the machine's time
    static Platform start(Path directory, int port, InstantSource clock) {
        var platform = new Platform(directory, port, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop")); // also when a service fails to start
        platform.startServices();
        return platform;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path directory() {
        return directory;
    }

    /// The services' own addresses, which only tests need.
    Map<String, URI> internalAddresses() {
        var addresses = new TreeMap<String, URI>();
        services.forEach(service -> addresses.put(
                service.getEnvironment().getRequiredProperty("spring.application.name"), URI.create(url(service))));
        return addresses;
    }

    @Override
    public void close() {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            services.forEach(service -> workers.submit(service::close));
        }
        kafka.close();
        postgres.close();
    }

    /// The four services start side by side; the two that ask others learn their addresses when those have theirs.
    private void startServices() {
        try (var workers = Executors.newFixedThreadPool(2)) {
            var org = workers.submit(service(OrgServiceApplication.class, "org-service"));
            var member = workers.submit(service(MemberServiceApplication.class, "member-service"));
            var activity = workers.submit(service(ActivityServiceApplication.class, "activity-service"));
            services.addAll(Stream.of(org, member, activity).map(Platform::get).toList());
            services.add(
                    get(workers.submit(service(EvaluationServiceApplication.class, "evaluation-service", urls()))));
            services.add(get(workers.submit(service(GatewayApplication.class, "gateway", gateway()))));
        }
    }

    private Callable<ConfigurableApplicationContext> service(Class<?> application, String name, String... more) {
        return () -> Service.builder(application, name)
                .initializers(context -> context.getBeanFactory().registerSingleton("clock", clock))
                .run(arguments(name, more));
    }

    private String[] arguments(String name, String... more) {
        var arguments = new ArrayList<String>();
        postgres.create(name.replace('-', '_'))
                .properties()
                .forEach((key, value) -> arguments.add("--" + key + "=" + value));
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--server.port=" + (name.equals("gateway") ? port : 0));
        arguments.add("--management.server.address=127.0.0.1");
        arguments.add("--management.server.port=0");
        arguments.add("--spring.jmx.enabled=false");
        arguments.add("--spring.r2dbc.pool.max-size=10");
        arguments.add("--dangjian.events.bootstrap-servers=" + kafka.bootstrapServers());
        arguments.add("--dangjian.events.partitions=3");
        arguments.add("--dangjian.access.issuer=" + address());
        arguments.add("--dangjian.access.jwks-uri=" + address() + "/.well-known/jwks.json");
        arguments.add("--dangjian.crypto.current-key=local");
        arguments.add("--dangjian.crypto.keys.local=" + secrets.get("field-key"));
        arguments.add("--dangjian.crypto.index-key=" + secrets.get("index-key"));
        arguments.add("--dangjian.district.id=" + DISTRICT);
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private String[] urls() {
        return services.stream()
                .map(service -> "--dangjian.services.%s.url=%s"
                        .formatted(
                                service.getEnvironment()
                                        .getRequiredProperty("spring.application.name")
                                        .replace("-service", ""),
                                url(service)))
                .toArray(String[]::new);
    }

    private String[] gateway() {
        return Stream.concat(
                        Stream.of(urls()),
                        Stream.concat(
                                Stream.of(
                                        "--dangjian.gateway.signing-keys[0]=" + secrets.get("signing-key"),
                                        "--dangjian.gateway.clients.public-url=" + address(),
                                        "--dangjian.gateway.audit.current-key=local",
                                        "--dangjian.gateway.audit.keys.local=" + secrets.get("audit-key"),
                                        "--dangjian.gateway.session.administrators.single=false",
                                        "--dangjian.gateway.session.administrators.access=10m",
                                        // A demonstration: everybody signs in with the one password that is printed.
                                        "--dangjian.gateway.password.change-first=false",
                                        "--dangjian.gateway.password.longest-age=36500d",
                                        "--dangjian.gateway.factor.exempt="
                                                + "SYSTEM_ADMIN,SECURITY_ADMIN,AUDIT_ADMIN,DISTRICT_ADMIN,COMMITTEE_ADMIN",
                                        "--dangjian.gateway.lockout.failures-per-address=" + EVERYBODY_ON_ONE_MACHINE,
                                        "--dangjian.gateway.rate.per-address=" + EVERYBODY_ON_ONE_MACHINE,
                                        "--dangjian.gateway.anonymous-rate.per-network=" + EVERYBODY_ON_ONE_MACHINE,
                                        "--dangjian.gateway.rate.per-caller=" + EVERYBODY_ON_ONE_MACHINE),
                                firstAdministrators()))
                .toArray(String[]::new);
    }

    private Stream<String> firstAdministrators() {
        return Map.of(
                        "system-admin", DemonstrationAccounts.SYSTEM,
                        "security-admin", DemonstrationAccounts.SECURITY,
                        "audit-admin", DemonstrationAccounts.AUDIT,
                        "district-admin", DemonstrationAccounts.ADMINISTRATOR)
                .entrySet()
                .stream()
                .flatMap(first -> {
                    var property = "--dangjian.gateway.bootstrap." + first.getKey();
                    return Stream.of(
                            property + ".username=" + first.getValue(),
                            property + ".password=" + secrets.get("password"));
                });
    }

    private static String url(ConfigurableApplicationContext service) {
        return "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port");
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }
}
