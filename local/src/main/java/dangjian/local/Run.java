package dangjian.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/// Starts the platform for somebody who wants to try it: `./run`.
final class Run {

    private static final int DEFAULT_PORT = 8080;

    private Run() {}

    static void main(String[] arguments) throws InterruptedException {
        var port = port(arguments);
        var directory = Path.of(System.getProperty("dangjian.local.directory", ".local"));
        if (!Ports.isFree(port)) {
            System.err.printf(
                    "端口 %1$d 已被占用：请先停止占用它的程序，或用 ./run --port=<端口> 另选一个。"
                            + " Port %1$d is taken: stop what uses it, or choose another with ./run --port=<port>.%n",
                    port);
            System.exit(1);
        }
        LogFiles.in(directory);
        System.out.println("正在启动 PostgreSQL、Kafka 和五个服务…… Starting PostgreSQL, Kafka and the five services ...");
        var platform = start(directory, port);
        System.out.println(new Welcome(platform).text());
        new CountDownLatch(1).await();
    }

    private static Platform start(Path directory, int port) throws InterruptedException {
        try {
            var platform = Platform.start(directory, port);
            new Seeder(platform).seedOnce();
            Demonstration.seedOnce(
                    platform,
                    DemonstrationAccounts.SECRETARY,
                    DemonstrationAccounts.BRANCH_NAME,
                    DemonstrationAccounts.OTHER_BRANCH_NAME);
            return platform;
        } catch (RuntimeException failure) {
            System.err.printf(
                    "启动失败：%s（详见 %2$s）。 Start failed, see %2$s.%n",
                    rootCause(failure), directory.resolve("logs/platform.log"));
            LoggerFactory.getLogger(Run.class).error("Start failed", failure);
            System.exit(1);
            throw failure;
        }
    }

    private static String rootCause(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }

    private static int port(String[] arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--port="))
                .map(argument -> Integer.parseInt(argument.substring("--port=".length())))
                .findFirst()
                .orElse(DEFAULT_PORT);
    }
}
