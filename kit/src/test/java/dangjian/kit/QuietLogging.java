package dangjian.kit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/// Keeps the local servers to warnings, also after Spring Boot has set logging up again.
final class QuietLogging implements LoggerContextListener {

    private static final Map<String, Level> NOISY = Map.of(
            "kafka", Level.WARN,
            "org.apache.kafka", Level.WARN,
            "org.apache.kafka.clients.NetworkClient", Level.ERROR,
            "org.apache.kafka.controller.QuorumController", Level.ERROR,
            "state.change.logger", Level.WARN,
            "io.zonky", Level.WARN,
            "org.testcontainers", Level.WARN,
            "tc", Level.WARN,
            "com.github.dockerjava", Level.WARN);

    private static final AtomicBoolean INSTALLED = new AtomicBoolean();

    private QuietLogging() {}

    static void install() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && INSTALLED.compareAndSet(false, true)) {
            QuietLogging listener = new QuietLogging();
            listener.onReset(context);
            context.addListener(listener);
        }
    }

    @Override
    public boolean isResetResistant() {
        return true;
    }

    @Override
    public void onReset(LoggerContext context) {
        NOISY.forEach((name, level) -> context.getLogger(name).setLevel(level));
    }

    @Override
    public void onStart(LoggerContext context) {}

    @Override
    public void onStop(LoggerContext context) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
}
