package dangjian.kit.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class SheetDownloadTests {

    private static final SheetDownload SHEET = new SheetDownload("名册", "", List.of("姓名"));

    @Test
    void rowsAreAskedForOnlyAsTheyAreTakenAndGivenUpWithTheCaller() {
        var asked = new AtomicLong();
        var givenUp = new AtomicBoolean();
        var rows = Flux.range(0, Integer.MAX_VALUE)
                .doOnNext(_ -> asked.incrementAndGet())
                .doOnCancel(() -> givenUp.set(true))
                .map(number -> List.of("姓名" + Math.floorMod(number * 2_654_435_761L, 1_000_003)));

        StepVerifier.create(SHEET.of(rows), 1)
                .consumeNextWith(DataBufferUtils::release)
                .thenCancel()
                .verify();

        await().untilTrue(givenUp);
        assertThat(asked.get()).isLessThan(100_000);
    }

    @Test
    void aFailureOfTheRowsBreaksTheDownloadOff() {
        StepVerifier.create(SHEET.of(Flux.error(new IllegalStateException("gone"))))
                .thenConsumeWhile(_ -> true, DataBufferUtils::release)
                .verifyErrorMessage("gone");
    }
}
