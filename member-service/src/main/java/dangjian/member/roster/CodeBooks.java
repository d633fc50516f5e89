package dangjian.member.roster;

import dangjian.kit.calendar.BusinessTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// The code book of today, read anew every few minutes.
@Service
class CodeBooks {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final AtomicReference<@Nullable CodeBook> last = new AtomicReference<>();
    private final Mono<CodeBook> current;

    CodeBooks(CodeBookRepository repository, InstantSource clock) {
        this.current = Mono.defer(() -> repository.load(BusinessTime.today(clock)))
                .doOnNext(last::set)
                .cache(_ -> FRESH, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    Mono<CodeBook> current() {
        return current;
    }

    /// The book that [#current] gave last, for rules that cannot wait for it.
    ///
    /// @throws IllegalStateException when nobody has asked for it yet
    CodeBook last() {
        var book = last.get();
        if (book == null) {
            throw new IllegalStateException("The code book was not loaded before its first use");
        }
        return book;
    }
}
