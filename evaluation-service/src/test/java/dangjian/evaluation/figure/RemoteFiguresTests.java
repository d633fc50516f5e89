package dangjian.evaluation.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.evaluation.StubService;
import dangjian.kit.figure.FigureQuery;
import dangjian.kit.figure.FigureView;
import dangjian.kit.web.Cursor;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RemoteFiguresTests {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final FigureQuery QUERY = new FigureQuery(Scope.of("/1/"), LocalDate.of(2026, 1, 1), DAY, DAY);
    private static final UUID NORTH = UUID.randomUUID();
    private static final UUID SOUTH = UUID.randomUUID();
    private static final String PATH = "/api/v1/figures/some";

    private final StubService owner = new StubService();
    private final CircuitBreaker breaker = CircuitBreaker.of("test", FigureConfiguration.circuitBreakerConfig());
    private final RemoteFigures figures = figures(Duration.ofSeconds(20));

    @AfterEach
    void stop() {
        owner.close();
    }

    @Test
    void asksForTheSamePeriodDayAndOrganizations() {
        owner.figure("some", 3);
        StepVerifier.create(compute())
                .assertNext(view -> assertThat(view.value()).isEqualByComparingTo("3"))
                .verifyComplete();
        assertThat(owner.requests()).singleElement().satisfies(request -> {
            assertThat(request.uri())
                    .isEqualTo(PATH
                            + "?orgId=%s&orgId=%s&from=2026-01-01&to=2026-01-31&asOf=2026-01-31"
                                    .formatted(NORTH, SOUTH));
            assertThat(request.language()).isEqualTo("en");
        });
    }

    @Test
    void noDataOfTheOwnerStaysNoDataWithTheOwnersReason() {
        owner.answer(PATH, 200, """
                {"id": "some", "version": 1, "status": "NO_DATA", "reason": "nothing yet", "from": "2026-01-01",
                 "to": "2026-01-31", "asOf": "2026-01-31"}
                """);
        StepVerifier.create(compute())
                .assertNext(view -> {
                    assertThat(view.status()).isEqualTo(FigureView.Status.NO_DATA);
                    assertThat(view.reason()).isEqualTo("nothing yet");
                })
                .verifyComplete();
    }

    @Test
    void aServiceThatIsDownIsUnreachable() {
        owner.close();
        StepVerifier.create(compute()).verifyErrorSatisfies(is(Absence.UNREACHABLE));
    }

    @Test
    void aServiceThatIsTooSlowIsUnreachable() {
        owner.answerLate(PATH, "{}", Duration.ofMinutes(1));
        StepVerifier.create(figures(Duration.ofMillis(300)).compute("some", QUERY, List.of(NORTH), Locale.ENGLISH))
                .verifyErrorSatisfies(is(Absence.UNREACHABLE));
    }

    @ParameterizedTest
    @MethodSource
    void everyStatusHasItsMeaning(int status, Absence absence) {
        owner.answer(PATH, status, "{}");
        StepVerifier.create(compute()).verifyErrorSatisfies(is(absence));
    }

    static Stream<Arguments> everyStatusHasItsMeaning() {
        return Stream.of(
                Arguments.of(400, Absence.REFUSED),
                Arguments.of(401, Absence.NOT_ALLOWED),
                Arguments.of(403, Absence.NOT_ALLOWED),
                Arguments.of(404, Absence.NOT_PROVIDED),
                Arguments.of(429, Absence.UNREACHABLE),
                Arguments.of(500, Absence.UNREACHABLE),
                Arguments.of(503, Absence.UNREACHABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "<html/>",
                "{}",
                "{\"version\": 1, \"status\": \"COMPUTED\", \"rowCount\": 0}",
                "{\"version\": 1, \"status\": \"COMPUTED\", \"value\": \"many\", \"rowCount\": 0}",
                "{\"version\": 1, \"status\": \"COMPUTED\", \"value\": 3}",
                "{\"version\": 1, \"status\": \"NO_DATA\"}",
                "{\"version\": 1, \"status\": \"PERHAPS\"}"
            })
    void whatIsNoFigureIsMalformedAndNeverAValue(String body) {
        owner.answer(PATH, 200, body);
        StepVerifier.create(compute()).verifyErrorSatisfies(is(Absence.MALFORMED));
    }

    @Test
    void aBrokenServiceIsLeftAloneForAWhile() {
        owner.answer(PATH, 500, "{}");
        for (var call = 0; call < 10; call++) {
            StepVerifier.create(compute()).verifyErrorSatisfies(is(Absence.UNREACHABLE));
        }
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(owner.requests()).hasSize(5);
    }

    @Test
    void refusalsDoNotSpeakAgainstTheService() {
        owner.answer(PATH, 403, "{}");
        for (var call = 0; call < 10; call++) {
            StepVerifier.create(compute()).verifyErrorSatisfies(is(Absence.NOT_ALLOWED));
        }
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void anAnswerIsNotKeptForTheNextQuestion() {
        owner.answer(PATH, 503, "{}");
        StepVerifier.create(compute()).verifyErrorSatisfies(is(Absence.UNREACHABLE));
        owner.figure("some", 8);
        StepVerifier.create(compute())
                .assertNext(view -> assertThat(view.value()).isEqualByComparingTo("8"))
                .verifyComplete();
    }

    @Test
    void cursorsOfRowsPassUnchanged() {
        var cursor = "MDE5MGYx"; // some base64url
        owner.answer(PATH + "/rows", 200, "{\"items\": [{\"id\": \"x\", \"name\": \"甲\"}], \"next\": \"c2Vjb25k\"}");
        StepVerifier.create(figures.rows("some", QUERY, List.of(NORTH), new Paging(7, Cursor.read(cursor), false)))
                .assertNext(page -> {
                    assertThat(page.items())
                            .singleElement()
                            .satisfies(row -> assertThat(row).containsEntry("name", "甲"));
                    assertThat(page.next()).isEqualTo("c2Vjb25k");
                })
                .verifyComplete();
        assertThat(owner.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.uri()).endsWith("&limit=7&count=false&after=" + cursor));
    }

    private RemoteFigures figures(Duration timeout) {
        return new RemoteFigures(WebClient.builder().baseUrl(owner.url()).build(), breaker, timeout);
    }

    private Mono<FigureView> compute() {
        return figures.compute("some", QUERY, List.of(NORTH, SOUTH), Locale.ENGLISH);
    }

    private static Consumer<Throwable> is(Absence absence) {
        return failure -> assertThat(failure)
                .isInstanceOfSatisfying(
                        FigureAbsentException.class,
                        absent -> assertThat(absent.absence()).isEqualTo(absence));
    }
}
