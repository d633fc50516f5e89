package dangjian.kit.sample;

import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Scope;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// A process that commits a change while it cannot reach the broker, and is killed in the next moment.
final class KilledWriter {

    static final int KILLED = 137;
    static final String LAST_WORDS = "written by a process that was killed";

    private KilledWriter() {}

    static void main(String[] arguments) {
        var context = new SpringApplicationBuilder(SampleApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties(
                        "spring.config.name=sample-service",
                        "spring.application.name=sample-service",
                        "server.port=0",
                        "spring.flyway.enabled=false",
                        "spring.r2dbc.url=" + arguments[0],
                        "spring.r2dbc.username=postgres",
                        "spring.r2dbc.password=postgres",
                        "dangjian.access.jwks-uri=http://127.0.0.1:1/",
                        "dangjian.events.bootstrap-servers=127.0.0.1:1")
                .run("--management.server.port=0");
        context.getBean(NoteService.class)
                .write(
                        new Note(UUID.fromString(arguments[1]), TestOrganizations.NORTH_BRANCH, LAST_WORDS, 1),
                        Scope.of("/1/"))
                .block();
        Runtime.getRuntime().halt(KILLED);
    }
}
