package dangjian.kit.imports;

import com.nimbusds.jwt.SignedJWT;
import dangjian.kit.TestOrganizations;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Mono;

/// Another process of the toy service on the same database; as a main class, one that dies in the middle of an import.
final class OtherReplica {

    static final int KILLED = 137;

    private static final List<String> SHARED = List.of(
            "spring.r2dbc.url",
            "spring.r2dbc.username",
            "spring.r2dbc.password",
            "spring.flyway.url",
            "spring.flyway.user",
            "spring.flyway.password",
            "dangjian.events.bootstrap-servers",
            "dangjian.crypto.current-key",
            "dangjian.crypto.keys.test",
            "dangjian.crypto.index-key");

    private OtherReplica() {}

    /// What a replica must be told, as program arguments.
    static List<String> arguments(Environment environment) {
        return SHARED.stream()
                .map(name -> "--" + name + "=" + environment.getRequiredProperty(name))
                .toList();
    }

    static ConfigurableApplicationContext start(List<String> arguments) {
        var own = Map.<String, Object>of(
                "spring.config.name",
                "toy-service",
                "spring.application.name",
                "toy-service",
                "server.port",
                "0",
                "dangjian.access.jwks-uri",
                "http://127.0.0.1/unused");
        return new SpringApplicationBuilder(ToyApplication.class)
                .properties(own)
                .run(Stream.concat(arguments.stream(), Stream.of("--management.server.port=0"))
                        .toArray(String[]::new));
    }

    /// Starts an import of the administrator whose second batch waits for, or does, something.
    static UUID begin(ConfigurableApplicationContext replica, Path file, Supplier<Mono<Void>> second) {
        var importer = replica.getBean(ToyImporter.class);
        var batches = new AtomicInteger();
        importer.beforeApply = _ -> batches.incrementAndGet() == 2 ? second.get() : Mono.empty();
        var id = Ids.next();
        var upload = new ImportUpload(file, "玩具.xlsx", ImportMode.VALID_ROWS, false);
        var caller = administrator();
        replica.getBean(ImportRepository.class)
                .insert(id, importer.kind(), upload, importer.layout().headings(), caller)
                .block();
        replica.getBean(ImportQueue.class)
                .add(new ImportTask<>(
                        id, file, upload.mode(), false, importer, importer.begin(caller, Scope.of("/1/"))));
        return id;
    }

    static void main(String[] arguments) throws InterruptedException {
        var shared = Stream.of(arguments).skip(1).toList();
        begin(
                start(shared),
                Path.of(arguments[0]),
                () -> Mono.fromRunnable(() -> Runtime.getRuntime().halt(KILLED)));
        Thread.currentThread().join();
    }

    private static Caller administrator() {
        try {
            var token = SignedJWT.parse(ToyServiceTest.ADMINISTRATOR).getJWTClaimsSet();
            return new Caller(
                    UUID.fromString(token.getSubject()),
                    "管理员",
                    List.of(new Grant(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT)),
                    null);
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
