package dangjian.member.pledge;

import dangjian.kit.web.PublicPaths;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The public page of a pledge; needs no token, and nothing else of this service goes without one.
@RestController
@RequestMapping("/api/v1/public/pledges/{code}")
@Tag(name = "public", description = "无须登录的公开页面")
@SecurityRequirements
class PublicPledgeController {

    private final PublicPledgeService pledges;

    PublicPledgeController(PublicPledgeService pledges) {
        this.pledges = pledges;
    }

    @GetMapping
    @Operation(operationId = "getPublicPledge", summary = "公开的承诺：姓名、党组织、承诺事项和进度；不含其他个人信息")
    Mono<ResponseEntity<PublicPledge>> read(
            @PathVariable @Parameter(example = "6f1c0a3e5b7d49c28e9f0b1a2c3d4e5f") String code) {
        return pledges.read(code).map(pledge -> open(HttpStatus.OK).body(pledge));
    }

    @PostMapping("/responses")
    @Operation(
            operationId = "respondToPledge",
            summary = "群众确认承诺已兑现，或留言；支部审核后才显示",
            description = "不收集姓名、电话等个人信息；次数有限制。")
    Mono<ResponseEntity<Void>> respond(
            @PathVariable @Parameter(example = "6f1c0a3e5b7d49c28e9f0b1a2c3d4e5f") String code,
            @Valid @RequestBody NewResponse request) {
        return pledges.respond(code, request.kind(), request.text())
                .then(Mono.fromSupplier(() -> open(HttpStatus.ACCEPTED).build()));
    }

    /// Search engines shall not list it, nor anybody keep it.
    private static ResponseEntity.BodyBuilder open(HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header("X-Robots-Tag", "noindex, nofollow, noarchive");
    }

    /// What somebody wants to say.
    @Schema(name = "PublicPledgeResponse")
    record NewResponse(
            @Schema(example = "COMMENT") @NotNull PledgeResponse.Kind kind,

            @Schema(description = "留言；确认时不填", example = "李师傅每月都来帮老人理发") @Nullable @Size(max = 300)
            String text) {}

    /// What needs no token.
    @Configuration(proxyBeanMethods = false)
    static class Open {

        @Bean
        PublicPaths publicPaths() {
            return PublicPaths.of("GET /api/v1/public/pledges/*", "POST /api/v1/public/pledges/*/responses");
        }
    }
}
