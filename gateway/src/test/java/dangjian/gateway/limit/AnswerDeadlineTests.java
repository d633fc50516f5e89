package dangjian.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerDeadlineTests {

    private final EmbeddedChannel channel = new EmbeddedChannel(new AnswerDeadline(Duration.ofSeconds(60)));

    @BeforeEach
    void stopTheClock() {
        channel.freezeTime();
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(5_000, 10_000));
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void whoTakesNothingIsHungUpOnWhenTheTimeIsOver() {
        channel.write(Unpooled.wrappedBuffer(new byte[20_000]));
        pass(59);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoTakesSomeOfItHasTheWholeTimeForTheRest() {
        channel.write(Unpooled.wrappedBuffer(new byte[20_000]));
        pass(59);
        channel.flush();
        channel.write(Unpooled.wrappedBuffer(new byte[20_000]));
        pass(59);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void anAnswerThatFitsMayLieAsLongAsItLikes() {
        channel.write(Unpooled.wrappedBuffer(new byte[5_000]));
        pass(600);
        assertThat(channel.isOpen()).isTrue();
    }

    private void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }
}
