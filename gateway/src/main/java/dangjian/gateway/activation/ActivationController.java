package dangjian.gateway.activation;

import dangjian.gateway.audit.AuditFilter;
import dangjian.gateway.password.Attempts;
import dangjian.gateway.password.Password;
import dangjian.gateway.rate.Network;
import dangjian.kit.sheet.SheetDownload;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Attachment;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.PeopleOnly;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@PeopleOnly("a code is handed to a person by a person who knows them")
@Tag(name = "账号激活")
class ActivationController {

    private static final SheetDownload SHEET =
            new SheetDownload("激活码", "每人一码，一次有效，请当面或密封交付", List.of("党支部", "姓名", "激活码", "有效期至"));

    private final ActivationCodes codes;
    private final ActivationService service;

    ActivationController(ActivationCodes codes, ActivationService service) {
        this.codes = codes;
        this.service = service;
    }

    @PostMapping("/api/v1/activation-codes")
    @Operation(operationId = "issueActivationCodes", summary = "为党组织（含下级）尚无账号的党员发激活码，下载 .xlsx；原有的码随即作废，码只出现这一次")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> issue(
            @Valid @RequestBody Issue request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        var members = request.memberIds() == null ? List.<UUID>of() : request.memberIds();
        return codes.issue(request.orgId(), members, caller.accountId(), scope)
                .map(rows -> Attachment.of(
                        "activation-codes.xlsx", SheetDownload.MEDIA_TYPE, SHEET.of(Flux.fromIterable(rows))));
    }

    @GetMapping("/api/v1/activation-codes")
    @Operation(operationId = "listActivations", summary = "谁已有账号、谁的激活码何时到期；不含码")
    Mono<Page<ActivationView>> list(
            @RequestParam(required = false) @Nullable UUID orgId,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return codes.list(orgId, paging, scope);
    }

    @PostMapping("/api/v1/activations")
    @Operation(operationId = "activate", summary = "党员凭激活码建立自己的账号，随即可以登录")
    @SecurityRequirements
    Mono<ResponseEntity<Activated>> activate(
            @Valid @RequestBody Activation request, @Parameter(hidden = true) ServerWebExchange exchange) {
        return service.activate(
                        request.code(), request.username(), request.password(), Network.of(exchange.getRequest()))
                .doOnError(
                        Problem.class,
                        problem -> Attempts.tellWhen(
                                problem, exchange.getResponse().getHeaders()))
                .doOnNext(account -> AuditFilter.tellAccount(exchange, account))
                .map(account -> ResponseEntity.created(URI.create("/api/v1/accounts/" + account))
                        .body(new Activated(account)));
    }

    @Schema(name = "ActivationCodeIssue")
    record Issue(
            @NotNull UUID orgId,

            @Nullable @Size(min = 1, max = 500) @Schema(description = "只发给这些党员；缺省为全部尚无账号的党员")
            List<@NotNull UUID> memberIds) {}

    @Schema(name = "NewActivation")
    record Activation(
            @NotNull ActivationCode code,

            @NotBlank @Size(max = 50) @Schema(example = "wangxiulan", description = "3–50 位字母、数字和 . _ @ -，不分大小写")
            String username,

            @NotNull Password password) {}

    @Schema(name = "Activated")
    record Activated(UUID accountId) {}
}
