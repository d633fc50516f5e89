package dangjian.member;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Calls that are under way together, each in a thread of its own: the common pool of a machine with two cores makes
/// one wait for the other, and then there is nothing to test.
public final class AtOnce {

    private AtOnce() {}

    public static <T> CompletableFuture<T> call(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
    }
}
