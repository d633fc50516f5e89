package dangjian.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/// With 30 seconds and 1000 bytes for what comes after the answer.
class RestDeadlineTests {

    private final EmbeddedChannel connection = new EmbeddedChannel(new RestDeadline(new PatienceProperties(
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            DataSize.ofBytes(1000))));

    RestDeadlineTests() {
        connection.freezeTime();
    }

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    @Test
    void whoGoesOnForTooLongIsHungUpOn() {
        begin();
        answer(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
        for (var second = 0; second < 29; second++) {
            pass(1);
            send(1);
        }
        assertThat(connection.isOpen()).isTrue();
        pass(2);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void whoSendsTooMuchIsHungUpOn() {
        begin();
        answer(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
        send(600);
        send(400);
        assertThat(connection.isOpen()).isTrue();
        send(1);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void whoFinishesInTimeMayAskAgain() {
        begin();
        answer(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
        send(1000);
        end();
        pass(60);
        begin();
        send(2000);
        end();
        answer(HttpResponseStatus.OK);
        pass(60);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void nothingIsMeasuredBeforeTheAnswer() {
        begin();
        answer(HttpResponseStatus.CONTINUE);
        send(2000);
        pass(60);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void anAnswerIsToTheFirstOfTwoRequests() {
        begin();
        end();
        begin();
        answer(HttpResponseStatus.OK);
        send(2000);
        pass(60);
        assertThat(connection.isOpen()).isTrue();
        answer(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
        pass(31);
        assertThat(connection.isOpen()).isFalse();
    }

    private void begin() {
        connection.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
    }

    private void send(int bytes) {
        connection.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[bytes])));
    }

    private void end() {
        connection.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void answer(HttpResponseStatus status) {
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    }

    private void pass(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }
}
