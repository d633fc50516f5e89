package dangjian.kit.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A background thread that works until it is told to stop.
final class Worker {

    private final String name;
    private volatile boolean running;
    private @Nullable Thread thread;

    Worker(String name) {
        this.name = name;
    }

    synchronized void start(Runnable work) {
        running = true;
        thread = Thread.ofVirtual().name(name).start(work);
    }

    boolean isRunning() {
        return running;
    }

    /// Asks the thread to stop, and interrupts it when it takes longer than that.
    synchronized void stop(Duration patience) {
        running = false;
        var stopping = thread;
        thread = null;
        if (stopping == null) {
            return;
        }
        try {
            if (!stopping.join(patience)) {
                stopping.interrupt();
                stopping.join(patience);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
