package dangjian.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.web.Version;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

class AnsweredStatusesTests {

    @ParameterizedTest
    @CsvSource({
        "make, 201",
        "makeLater, 201",
        "receive, 202",
        "read, 200",
        "makeOrFind, 200 201",
        "end, 204",
        "refuse, ''",
        "plain, ''"
    })
    void theyAreWhatTheCodeNames(String name, String statuses) {
        var method = Arrays.stream(Controller.class.getDeclaredMethods())
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(AnsweredStatuses.of(method))
                .extracting(HttpStatus::value)
                .map(String::valueOf)
                .containsExactlyInAnyOrderElementsOf(
                        statuses.isEmpty()
                                ? Set.of()
                                : Arrays.stream(statuses.split(" ")).collect(Collectors.toSet()));
    }

    static final class Controller {

        ResponseEntity<String> make() {
            return ResponseEntity.created(URI.create("/x")).body("x");
        }

        Mono<ResponseEntity<String>> makeLater() {
            return Mono.just("x").map(Controller::helper);
        }

        Mono<ResponseEntity<String>> receive() {
            return Mono.just("x").map(text -> ResponseEntity.accepted().body(text));
        }

        Mono<ResponseEntity<String>> read() {
            return Mono.just("x").map(text -> Version.tagged(text, 1));
        }

        Mono<ResponseEntity<String>> makeOrFind(boolean isThere) {
            return Mono.just("x")
                    .map(text -> ResponseEntity.status(isThere ? HttpStatus.OK : HttpStatus.CREATED)
                            .body(text));
        }

        ResponseEntity<Void> end() {
            return ResponseEntity.noContent().build();
        }

        ResponseEntity<Void> refuse() {
            return ResponseEntity.status(HttpStatus.BAD_REQUEST).build();
        }

        Mono<String> plain() {
            return Mono.just("x");
        }

        private static ResponseEntity<String> helper(String text) {
            return ResponseEntity.status(HttpStatus.CREATED).body(text);
        }
    }
}
