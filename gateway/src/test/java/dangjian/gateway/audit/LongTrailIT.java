package dangjian.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.web.Paging;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/// A trail of 100,000 entries: what is rare in it is found by an index, and all of it can be taken along.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongTrailIT {

    private static final int COUNT = 100_000;
    private static final UUID OBJECT = UUID.randomUUID();
    private static final String ACCOUNT = UUID.randomUUID().toString();

    @TempDir
    private Path folder;

    private final Trail trail = new Trail(AuditAlgorithm.HMAC_SHA_256, 10_000);

    /// The rare ones are the oldest, where a search from the newest on would come last.
    @BeforeAll
    void fill() {
        execute("""
            insert into audit_entries (place, id, at, kind, action, objects, account, address, status, key_id, hash)
            select n, uuidv7(), timestamptz '2026-01-01T00:00:00Z' + make_interval(secs => n),
                case when n < 5 then 'DISCLOSURE' else 'WRITE' end,
                case when n < 5 then 'GET /api/v1/members/{id}/disclosures' else 'PUT /api/v1/activities/{id}' end,
                array[case when n < 5 then '%s' else gen_random_uuid() end::uuid],
                case when n < 5 then '%s' else 'a' || n %% 1000 end,
                case when n < 5 then '192.0.2.1' else '10.0.0.' || n %% 200 end,
                case when n < 5 then 503 else 200 end, 'test', sha256(n::text::bytea)
            from generate_series(1, %d) n\
            """.formatted(OBJECT, ACCOUNT, COUNT));
        execute("insert into accounts (id, username, name, password) values ('%s', 'rare-one', '=王秀兰', '')"
                .formatted(ACCOUNT));
        execute("analyze audit_entries");
    }

    @Test
    void everySearchForSomethingRareUsesAnIndex() {
        var early = Instant.parse("2026-01-01T00:00:05Z");
        var searches = List.of(
                search(null, early, null, null, null, null, null),
                search(ACCOUNT, null, null, null, null, null, null),
                search(null, null, AuditKind.DISCLOSURE, null, null, null, null),
                search(null, null, null, "GET /api/v1/members", null, null, null),
                search(null, null, null, null, OBJECT, null, null),
                search(null, null, null, null, null, "192.0.2.1", null),
                search(null, null, null, null, null, null, AuditSearch.Result.FAILED),
                new AuditSearch(null, null, null, " Rare-One ", null, null, null, null, null),
                search(ACCOUNT, early, AuditKind.DISCLOSURE, "GET", OBJECT, "192.0.2.1", AuditSearch.Result.FAILED));
        for (var search : searches) {
            assertThat(trail.repository()
                            .page(search, new Paging(20, null, false))
                            .collectList()
                            .block())
                    .as(search.toString())
                    .hasSizeBetween(3, 4);
            assertThat(rowsRead(search)).as(search.toString()).isLessThan(COUNT / 10);
        }
    }

    @Test
    void pagesFollowEachOtherWithoutReadingWhatLiesBefore() {
        var newest = trail.repository()
                .page(search(null, null, null, null, null, null, null), new Paging(20, null, false))
                .collectList()
                .block();
        assertThat(newest).extracting(AuditLink::place).startsWith((long) COUNT).hasSize(21);
    }

    @Test
    void allOfItIsExportedPieceByPiece() {
        var export = new AuditExport(trail.repository());
        var everything = search(null, null, null, null, null, null, null);
        for (var format : AuditExport.Format.values()) {
            var pieces = export.write(format, everything)
                    .map(DataBuffer::readableByteCount)
                    .collectList()
                    .blockOptional()
                    .orElseThrow();
            assertThat(pieces.stream().mapToInt(size -> size).max().orElseThrow())
                    .isLessThan(1 << 20);
            assertThat(pieces.stream().mapToLong(size -> size).sum()).isGreaterThan(COUNT * 10L);
        }
    }

    @Test
    void anExportNamesWhoItWasAndNoNameBecomesAFormula() {
        var lines = new AuditExport(trail.repository())
                .write(AuditExport.Format.CSV, search(ACCOUNT, null, null, null, null, null, null))
                .map(buffer -> buffer.toString(StandardCharsets.UTF_8))
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(lines.subList(2, lines.size()))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).contains("\"%s\",\"rare-one\",\"'=王秀兰\"".formatted(ACCOUNT)));
    }

    @Test
    void whatIsTooLongForACellSaysSo() throws IOException {
        var object = UUID.randomUUID();
        execute("""
            insert into audit_entries (place, id, at, kind, action, objects, status, key_id, hash)
            values (%d, uuidv7(), now(), 'GRANT', 'POST /api/v1/activation-codes',
                array_append(array(select gen_random_uuid() from generate_series(1, 2000)), '%s'), 200, 'test', '')\
            """.formatted(COUNT + 1, object));
        var sheet = sheet(search(null, null, null, null, object, null, null));
        assertThat(sheet).contains(" .csv").doesNotContain(object.toString());
        execute("alter table audit_entries disable trigger user");
        execute("delete from audit_entries where place > %d".formatted(COUNT));
        execute("alter table audit_entries enable trigger user");
    }

    private String sheet(AuditSearch search) throws IOException {
        var file = folder.resolve("audit.xlsx");
        DataBufferUtils.write(new AuditExport(trail.repository()).write(AuditExport.Format.XLSX, search), file)
                .block();
        try (var zip = new ZipFile(file.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    /// How many rows the plan of a search really looks at.
    private long rowsRead(AuditSearch search) {
        var lines = trail.database()
                .sql("explain (analyze, costs off, timing off, summary off) select * from audit_entries "
                        + "where place < %d%s order by place desc limit 21"
                                .formatted(Long.MAX_VALUE, search.conditions()))
                .bindValues(search.values())
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(lines).noneMatch(line -> line.contains("Seq Scan"));
        return lines.stream()
                .filter(line -> line.contains("Rows Removed by Filter:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void execute(String sql) {
        trail.database().sql(sql).then().block();
    }

    private static AuditSearch search(
            @Nullable String account,
            @Nullable Instant to,
            @Nullable AuditKind kind,
            @Nullable String action,
            @Nullable UUID object,
            @Nullable String address,
            AuditSearch.@Nullable Result result) {
        return new AuditSearch(null, to, account, null, kind, action, object, address, result);
    }
}
