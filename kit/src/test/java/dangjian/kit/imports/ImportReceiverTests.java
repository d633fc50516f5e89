package dangjian.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.web.Problem;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/// Whatever becomes of an upload, the memory in which it came is given back, and only a workbook that is taken stays.
class ImportReceiverTests {

    private static final int PIECE = 500;
    private static final int MOST = 40 * PIECE;
    private static final String END = "--form--\r\n";

    static final List<String> REFUSED = List.of(
            workbook(PIECE) + workbook(MOST) + END,
            workbook(MOST + 1) + END,
            workbook(20 * MOST) + END,
            field("dryRun", "perhaps") + workbook(MOST) + END,
            workbook(PIECE) + field("mode", "some-rows") + workbook(MOST) + END,
            field("file", "members.xlsx") + workbook(MOST) + END,
            workbook(PIECE) + field("remark", "more").repeat(100) + END,
            workbook(PIECE),
            "no form at all".repeat(PIECE),
            "");

    private final NettyDataBufferFactory network = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);
    private final List<ByteBuf> received = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    private ImportReceiver receiver;

    @BeforeEach
    void open() {
        receiver = new ImportReceiver(new ImportFiles(directory), DataSize.ofBytes(MOST));
    }

    @Test
    void ofAnUploadThatIsTaken() {
        StepVerifier.create(receive(pieces(field("dryRun", "true") + workbook(MOST) + END)))
                .assertNext(upload -> {
                    assertThat(upload.dryRun()).isTrue();
                    assertThat(upload.file()).hasSize(MOST).isEqualByComparingTo(onlyFile());
                })
                .verifyComplete();
        assertThat(received).hasSizeGreaterThan(40);
        everythingIsGivenBack();
    }

    @ParameterizedTest
    @FieldSource("REFUSED")
    void ofAFormThatIsRefused(String form) {
        StepVerifier.create(receive(pieces(form))).verifyError(Problem.class);
        everythingIsGivenBack();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void ofAPartWhoseHeadIsTooLong() {
        StepVerifier.create(receive(pieces(workbook(PIECE) + field("x".repeat(20_000), "") + END)))
                .verifyError(DataBufferLimitException.class);
        everythingIsGivenBack();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void ofASenderWhoGoesAway() {
        StepVerifier.create(receive(pieces(workbook(MOST)).concatWith(Mono.error(new IOException("reset")))))
                .verifyError(Problem.class);
        everythingIsGivenBack();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void ofASenderWhoIsHungUpOn() {
        var upload = receive(pieces(workbook(MOST)).concatWith(Mono.never())).subscribe();
        await().until(() -> received.size() > 40);
        upload.dispose();
        everythingIsGivenBack();
        assertThat(directory).isEmptyDirectory();
    }

    private Mono<ImportUpload> receive(Flux<DataBuffer> body) {
        return receiver.receive(MockServerHttpRequest.post("/api/v1/toys/imports")
                .header("Content-Type", "multipart/form-data; boundary=form")
                .body(body));
    }

    private void everythingIsGivenBack() {
        assertThat(received).allSatisfy(buffer -> assertThat(buffer.refCnt()).isZero());
    }

    private Path onlyFile() {
        var files = directory.toFile().listFiles();
        assertThat(files).hasSize(1);
        return files[0].toPath();
    }

    /// The bytes as they come from the network.
    private Flux<DataBuffer> pieces(String form) {
        var bytes = form.getBytes(StandardCharsets.US_ASCII);
        return Flux.range(0, Math.ceilDiv(bytes.length, PIECE)).map(piece -> {
            var buffer = UnpooledByteBufAllocator.DEFAULT.buffer(PIECE);
            received.add(buffer.writeBytes(bytes, piece * PIECE, Math.min(PIECE, bytes.length - piece * PIECE)));
            return network.wrap(buffer);
        });
    }

    private static String workbook(int size) {
        return part("name=\"file\"; filename=\"members.xlsx\"", "x".repeat(size));
    }

    private static String field(String name, String value) {
        return part("name=\"%s\"".formatted(name), value);
    }

    private static String part(String name, String content) {
        return "--form\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n".formatted(name, content);
    }
}
