package dangjian.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.front.ServiceDocuments.Document;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;
import tools.jackson.databind.json.JsonMapper;

/// The catalogue is needed most when something is down.
class ProblemsTests {

    private static final Document OWN = document("gateway", "service.unavailable", 503);
    private static final Document MEMBERS = document("member-service", "member.not-full", 409);

    private final AtomicReference<List<Document>> answers = new AtomicReference<>();
    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final Problems problems =
            new Problems(List.of("gateway", "member-service"), Mono.fromSupplier(answers::get));

    @AfterEach
    void letTimePass() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void whatAServiceToldLastIsKeptWhileItIsDown() {
        answers.set(List.of(OWN, MEMBERS));
        mustHold(List.of(), "member.not-full", "service.unavailable");
        answers.set(List.of(OWN));
        time.advanceTimeBy(Duration.ofMinutes(5));
        mustHold(List.of(), "member.not-full", "service.unavailable");
    }

    @Test
    void theGatewaysOwnAreThereFromTheBeginningAndTheOthersSoonAfterTheyCanBeAsked() {
        answers.set(List.of(OWN));
        mustHold(List.of("member-service"), "service.unavailable");
        StepVerifier.create(problems.named("service.unavailable"))
                .expectNextCount(1)
                .verifyComplete();
        mustBeRefused("member.not-full", Kind.UNAVAILABLE);
        answers.set(List.of(OWN, MEMBERS));
        time.advanceTimeBy(Duration.ofSeconds(10));
        mustHold(List.of(), "member.not-full", "service.unavailable");
        mustBeRefused("nothing.such", Kind.NOT_FOUND);
    }

    private void mustHold(List<String> missing, String... codes) {
        StepVerifier.create(problems.all())
                .assertNext(all -> {
                    assertThat(all.entries()).extracting(Problems.Entry::code).containsExactly(codes);
                    assertThat(all.missing()).isEqualTo(missing);
                })
                .verifyComplete();
    }

    private void mustBeRefused(String code, Kind kind) {
        StepVerifier.create(problems.named(code))
                .verifyErrorSatisfies(refused -> assertThat(refused)
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.kind()).isEqualTo(kind)));
    }

    private static Document document(String service, String code, int status) {
        return new Document(service, JsonMapper.builder().build().readTree("""
            [{"code": "%s", "statuses": [%d], "chinese": "说明", "english": "Text"}]
            """.formatted(code, status)));
    }
}
