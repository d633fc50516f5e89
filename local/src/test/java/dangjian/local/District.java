package dangjian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The seeded platform that all tests of this module share, and the people who sign in to it.
final class District {

    static final MovableClock CLOCK = new MovableClock();

    private static final Map<String, Api> SIGNED_IN = new ConcurrentHashMap<>();

    private District() {}

    static Platform platform() {
        return Shared.PLATFORM;
    }

    static Api as(String account) {
        return SIGNED_IN.computeIfAbsent(account, District::signIn);
    }

    /// In a session of its own, which may be ended.
    static Api signIn(String account) {
        return Api.signIn(platform().address(), account, DemonstrationAccounts.PASSWORD)
                .observedBy(Documented::mustBe);
    }

    static Api anonymous() {
        return Api.anonymous(platform().address()).observedBy(Documented::mustBe);
    }

    /// The id of the organisation of this full name.
    static String organization(String name) {
        for (var item : as(DemonstrationAccounts.ADMINISTRATOR)
                .get("/api/v1/organizations?limit=5&name=" + Texts.encode(name))
                .mustBe(200)
                .body()
                .get("items")) {
            if (item.get("name").asString().equals(name)) {
                return item.get("id").asString();
            }
        }
        throw new IllegalStateException(name);
    }

    static String branch() {
        return organization(DemonstrationAccounts.BRANCH_NAME);
    }

    /// The ids of the members of a branch, in the order of its roster.
    static List<String> members(String branch) {
        return as(DemonstrationAccounts.ADMINISTRATOR)
                .get("/api/v1/members?limit=100&under=" + branch)
                .mustBe(200)
                .body()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static final class Shared {

        static final Platform PLATFORM = start();

        private static Platform start() {
            try {
                var directory = Files.createTempDirectory("district");
                LogFiles.in(directory);
                var platform = Platform.start(directory, freePort(), CLOCK);
                new Seeder(platform).seedOnce();
                return platform;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }
}
