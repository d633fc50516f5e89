package dangjian.member.development;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The register of the documents of a case.
@RestController
@RequestMapping("/api/v1/development-cases/{id}/documents")
@Tag(name = "development-cases")
class DocumentController {

    private final DocumentService documents;

    DocumentController(DocumentService documents) {
        this.documents = documents;
    }

    @GetMapping
    @Operation(operationId = "listDevelopmentDocuments", summary = "材料登记：见到过哪些材料，归档前还缺哪些")
    Mono<DocumentRegister> list(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return documents.find(id, scope).map(DocumentRegister::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "registerDevelopmentDocument", summary = "补登一份材料；只追加，不修改")
    Mono<DocumentRegister> add(
            @PathVariable UUID id,
            @Valid @RequestBody Following request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return documents
                .add(id, request.recordId(), request.document(), caller, scope)
                .map(DocumentRegister::of);
    }

    @PostMapping("/{documentId}/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "correctDevelopmentDocument",
            summary = "更正一份登记错的材料；原登记保留",
            description = "不填 document 的，该登记作废；归档后不得因此缺少应有的材料。")
    Mono<DocumentRegister> correct(
            @PathVariable UUID id,
            @PathVariable UUID documentId,
            @Valid @RequestBody Correction request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        var correcting = new DocumentService.Correcting(request.reason(), request.document());
        return documents.correct(id, documentId, correcting, caller, scope).map(DocumentRegister::of);
    }

    /// Why a document does not count, and what was seen in its place.
    @Schema(name = "DevelopmentDocumentCorrection")
    record Correction(
            @Schema(description = "更正理由", example = "登记到了另一份材料") @NotBlank @Size(min = 2, max = 200)
            String reason,

            @Schema(description = "应登记的材料；不填为作废") @Nullable @Valid
            SeenDocument document) {}

    /// A document that followed a step.
    @Schema(name = "FollowingDevelopmentDocument")
    record Following(
            @Schema(description = "所属的办理记录") @NotNull UUID recordId,
            @JsonUnwrapped @Valid SeenDocument document) {}

    /// The whole register of a case.
    @Schema(name = "DevelopmentDocuments")
    record DocumentRegister(
            List<DocumentView> items,
            @Schema(description = "归档前尚缺的材料") List<String> missingForArchive) {

        static DocumentRegister of(CaseFile file) {
            var register = file.register();
            return new DocumentRegister(
                    register.documents().stream()
                            .map(document -> DocumentView.of(document, register))
                            .toList(),
                    register.missingForArchive(file.template(), file.records(), List.of()));
        }
    }
}
