package dangjian.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.kit.LocalPostgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPostgresIT {

    @TempDir
    Path directory;

    @Test
    void sharedServerGivesEachNameItsOwnDatabase() throws SQLException {
        Database first = LocalPostgres.database("first");
        execute(first, "create table if not exists only_here (id int)");

        assertThat(LocalPostgres.database("first")).isEqualTo(first);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> query(LocalPostgres.database("second"), "select count(*) from only_here"));
        assertThat(query(first, "show server_version")).startsWith("18");
        assertThat(query(first, "show max_connections")).isEqualTo("200");
    }

    @Test
    void freshDatabaseIsNeverSharedTwice() {
        assertThat(LocalPostgres.freshDatabase("member")).isNotEqualTo(LocalPostgres.freshDatabase("member"));
    }

    @Test
    void keepsItsDataOverACleanRestart() throws SQLException {
        try (LocalPostgres server = LocalPostgres.start(directory, 0)) {
            Database database = server.create("member");
            execute(database, "create table members (name text)");
            execute(database, "insert into members values ('张三')");
            assertThat(query(database, "show fsync")).isEqualTo("on");
            assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
        }
        try (LocalPostgres server = LocalPostgres.start(directory, 0)) {
            assertThat(query(server.create("member"), "select name from members"))
                    .isEqualTo("张三");
        }
    }

    @ParameterizedTest(name = "server killed too: {0}")
    @ValueSource(booleans = {false, true})
    void recoversAfterItsOwnerWasKilled(boolean serverToo) throws Exception {
        int port = Infrastructure.freePort();
        KilledOwner.run(LocalPostgresIT.class, directory, port);
        ProcessHandle server = ProcessHandle.of(processId()).orElseThrow();
        assertThat(server.isAlive()).isTrue();
        if (serverToo) {
            server.destroyForcibly();
            server.onExit().join();
        }

        try (LocalPostgres restarted = LocalPostgres.start(directory, port)) {
            assertThat(restarted.port()).isEqualTo(port);
            assertThat(query(restarted.create("member"), "select name from members"))
                    .isEqualTo("李四");
        }
    }

    @Test
    void processFileOfAnotherProgramDoesNotStopTheStart() throws Exception {
        LocalPostgres.start(directory, 0).close();
        Files.writeString(processFile(), ProcessHandle.current().pid() + "\n");

        try (LocalPostgres server = LocalPostgres.start(directory, 0)) {
            assertThat(query(server.create("member"), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void setUpThatWasInterruptedIsRepeated() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/postgresql.conf"), "half");

        try (LocalPostgres server = LocalPostgres.start(directory, 0)) {
            assertThat(query(server.create("member"), "select 1")).isEqualTo("1");
        }
    }

    /// Starts a server in a JVM of its own that commits one row and waits to be killed.
    public static void main(String[] arguments) throws Exception {
        Database database = LocalPostgres.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]))
                .create("member");
        execute(database, "create table members (name text)");
        execute(database, "insert into members values ('李四')");
        KilledOwner.waitToBeKilled();
    }

    private Path processFile() {
        return directory.resolve("data/postmaster.pid");
    }

    private long processId() throws IOException {
        return Long.parseLong(Files.readAllLines(processFile()).getFirst().strip());
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
