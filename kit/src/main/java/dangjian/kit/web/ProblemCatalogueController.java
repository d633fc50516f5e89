package dangjian.kit.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Gives the gateway what it puts together for everybody at `/api/v1/problems`.
@RestController
@Hidden
class ProblemCatalogueController {

    private final ProblemCatalogue catalogue;

    ProblemCatalogueController(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/v3/api-docs/problems")
    List<ProblemCatalogue.Entry> list() {
        return catalogue.entries();
    }
}
