package dangjian.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.gateway.GatewayApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;

/// What whoever keeps the platform does at the command line: the chain is checked, and every break in it is found.
@ExtendWith(OutputCaptureExtension.class)
class AuditCommandIT {

    private static final Pattern HEAD = Pattern.compile("head=(\\d+:[0-9a-f]{64})");
    private static final Duration OLD = Duration.ofDays(1200);

    @ParameterizedTest
    @EnumSource(AuditAlgorithm.class)
    void anIntactChainIsToldSoAndHowFarItGoes(AuditAlgorithm algorithm, CapturedOutput output) {
        var trail = new Trail(algorithm, 10).entries(30, Instant.now());
        assertThat(verify(trail)).isZero();
        assertThat(output).contains("isIntact=true, first=1, last=30, count=30");
        assertThat(verify(trail, "--head=" + head(output))).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_entries set status = 403 where place = 7 | ALTERED",
                "update audit_entries set at = at + interval '1 us' where place = 7 | ALTERED",
                "update audit_entries set objects = array_append(objects, gen_random_uuid()) where place = 7 | ALTERED",
                "update audit_entries set key_id = 'other' where place = 7 | ALTERED",
                "update audit_entries set detail = replace(detail, 'read', 'write') where place = 7 | ALTERED",
                "update audit_entries set detail = null where place = 7 | ALTERED",
                "update audit_entries set detail = '{}' where place = 8 | ALTERED",
                "delete from audit_entries where place = 7 | MISSING",
                "delete from audit_entries where place = 1 | MISSING",
                "delete from audit_entries where place <= 9; insert into audit_cuts (place, hash, key_id, seal) select"
                        + " place - 1, sha256(hash), 'test', sha256(hash) from audit_entries where place = 10 |"
                        + " CUT_FORGED",
                "update audit_entries set place = -7 where place = 7; update audit_entries set place = 7 where place ="
                        + " 8; update audit_entries set place = 8 where place = -7 | ALTERED",
                "insert into audit_entries select 31, gen_random_uuid(), at, kind, action, objects, account, address, "
                        + "status, key_id, hash from audit_entries where place = 30 | ALTERED",
                "delete from audit_entries where place > 25 | END_MISSING",
                "delete from audit_entries | END_MISSING",
            })
    void whatHasBeenDoneToItIsFound(String tampering, ChainCheck.Break found, CapturedOutput output) {
        for (var algorithm : AuditAlgorithm.values()) {
            var trail = new Trail(algorithm, 10).entries(30, Instant.now());
            assertThat(verify(trail)).isZero();
            var head = head(output);
            trail.tamper(tampering);
            assertThat(verify(trail, "--head=" + head)).isEqualTo(1);
            assertThat(output).contains("isIntact=false", "what=" + found);
        }
    }

    @Test
    void aProcessOfItsOwnEndsWithTheAnswer() throws IOException {
        var trail = new Trail(AuditAlgorithm.HMAC_SM3, 10).entries(30, Instant.now());
        assertThat(spawn(trail)).isZero();
        trail.tamper("update audit_entries set account = null where place = 7");
        assertThat(spawn(trail)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(AuditAlgorithm.class)
    void whatIsOldIsDeletedInWholeSegmentsAndTheRestStaysVerifiable(AuditAlgorithm algorithm, CapturedOutput output) {
        var trail =
                new Trail(algorithm, 10).entries(25, Instant.now().minus(OLD)).entries(5, Instant.now());
        trail.forget();
        assertThat(verify(trail)).isZero();
        assertThat(output).contains("isIntact=true, first=21, last=30, count=10");
        trail.entries(5, Instant.now());
        trail.forget();
        assertThat(verify(trail, "--head=" + head(output))).isZero();
        assertThat(output).contains("isIntact=true, first=21, last=35, count=15");
        trail.tamper("delete from audit_entries where place = 21");
        assertThat(verify(trail)).isEqualTo(1);
        assertThat(output).contains("what=MISSING");
    }

    @Test
    void nothingYoungerThanSixMonthsCanBeDeletedEvenBehindACut() {
        var trail = new Trail(AuditAlgorithm.HMAC_SHA_256, 10).entries(30, Instant.now());
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> trail.database()
                        .sql("insert into audit_cuts (place, hash, key_id, seal) values (30, '', 'test', '')")
                        .then()
                        .then(trail.database().sql("delete from audit_entries").then())
                        .block())
                .withMessageContaining("append-only");
    }

    private static int verify(Trail trail, String... more) {
        return AuditCommand.run(trail.arguments(more).toArray(String[]::new));
    }

    private static int spawn(Trail trail) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayApplication.class.getName()));
        command.addAll(trail.arguments());
        return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
    }

    /// The last one that was printed.
    private static String head(CapturedOutput output) {
        return HEAD.matcher(output.getOut())
                .results()
                .map(match -> match.group(1))
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
