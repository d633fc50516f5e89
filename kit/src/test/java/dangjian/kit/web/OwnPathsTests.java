package dangjian.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnPathsTests {

    private final OwnPaths paths = OwnPaths.of("/", "/api/v1/clients", "/api/v1/clients/{id}/keys", "/docs/**");

    @ParameterizedTest
    @CsvSource({
        "/, true",
        "/api/v1/clients, true",
        "/api/v1/clients/1/keys, true",
        "/api/v1/clients/1, true",
        "/docs/index.html, true",
        "/api/v1/members, false",
        "/api/v1/clients-of-others, false",
        "/api/v1, false",
        "/API/v1/clients, false",
        "/api/v1/%63lients, true",
        "/api/v1;x/clients, true",
    })
    void onlyWhatSurelyIsNobodysIsPassedOver(String path, boolean mayBeOurs) {
        assertThat(paths.mayHold(path)).isEqualTo(mayBeOurs);
    }
}
