package dangjian.member.transfer;

import dangjian.kit.document.OfficialDocument;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Attachment;
import dangjian.kit.web.Caller;
import dangjian.kit.web.HarmlessToRepeat;
import dangjian.kit.web.PeopleOnly;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Letters of introduction and return slips as documents.
@RestController
@RequestMapping("/api/v1/transfers/{id}")
@Tag(name = "transfers")
class LetterController {

    private final LetterService letters;

    LetterController(LetterService letters) {
        this.letters = letters;
    }

    @PostMapping(path = "/letter", produces = OfficialDocument.MEDIA_TYPE)
    @HarmlessToRepeat
    @PeopleOnly("a reason is a person's, and the record names who gave it")
    @Operation(
            operationId = "writeTransferLetter",
            summary = "转出党委打印组织关系介绍信（.docx）：存根、介绍信、回执联，整建制的附党员名单",
            description = "写明理由的，完整写出公民身份号码和电话，并逐人留痕（见 /members/{id}/disclosures）；不写理由的掩码。已办结或过期的不能再打印。")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = OfficialDocument.MEDIA_TYPE,
                            schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> letter(
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable Request request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return letters.letter(id, request == null ? null : request.reason(), caller, scope)
                .publishOn(Schedulers.boundedElastic())
                .map(content -> document("组织关系介绍信" + content.number(), new LetterDocument(content).bytes()));
    }

    @GetMapping(path = "/return-slip", produces = OfficialDocument.MEDIA_TYPE)
    @Operation(operationId = "getTransferReturnSlip", summary = "区外转入的，接收后打印回执联（.docx），退回开出介绍信的组织")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = OfficialDocument.MEDIA_TYPE,
                            schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> slip(
            @PathVariable UUID id, @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return letters.slip(id, scope)
                .publishOn(Schedulers.boundedElastic())
                .map(slip -> document("组织关系介绍信回执联", slip.bytes()));
    }

    private static ResponseEntity<byte[]> document(String name, byte[] bytes) {
        return Attachment.of(name + ".docx", OfficialDocument.MEDIA_TYPE, bytes);
    }

    /// Why personal data stand in the letter in clear.
    @Schema(name = "TransferLetterRequest")
    record Request(
            @Schema(description = "理由，至少 4 个字", example = "开具组织关系介绍信") @Nullable @Size(min = 4, max = 200)
            String reason) {}
}
