package dangjian.org.registry;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Messages;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.UnitCategory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The register over HTTP.
@RestController
@RequestMapping("/api/v1/organizations")
@Tag(name = "organizations", description = "党组织：组织树、基本信息与沿革")
class OrganizationController {

    private final OrganizationService service;
    private final OrganizationReader reader;
    private final Messages messages;

    OrganizationController(OrganizationService service, OrganizationReader reader, Messages messages) {
        this.service = service;
        this.reader = reader;
        this.messages = messages;
    }

    @GetMapping
    @Operation(
            operationId = "listOrganizations",
            summary = "党组织列表：按组织树排序；给出 asOf 则为当日的组织树",
            description = "管理员可见所辖范围，党员只可见本支部。")
    Mono<Page<OrganizationItemView>> list(
            @Parameter(description = "直接上级") @RequestParam(required = false) @Nullable UUID parentId,
            @Parameter(description = "某党组织及其全部下级") @RequestParam(required = false) @Nullable UUID under,
            @Parameter(description = "组织类别") @RequestParam(required = false) @Nullable OrganizationKind kind,
            @Parameter(description = "单位性质类别") @RequestParam(required = false) @Nullable UnitCategory category,
            @Parameter(description = "全称或简称包含", example = "社区") @RequestParam(required = false) @Nullable String name,
            @Parameter(description = "截至日期，默认当天") @RequestParam(required = false) @Nullable LocalDate asOf,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope,
            Locale locale) {
        var filter = new OrganizationFilter(parentId, under, kind, category, name, reader.day(asOf));
        return reader.reach(caller, scope)
                .flatMap(reach -> reader.list(filter, reach, paging))
                .map(page -> page.map(row -> OrganizationItemView.of(row, texts(locale))));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getOrganization", summary = "一个党组织的基本信息，个人信息脱敏")
    Mono<ResponseEntity<OrganizationView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope,
            Locale locale) {
        return reader.reach(caller, scope)
                .flatMap(reach -> reader.find(id, reach))
                .map(organization -> tagged(organization, locale));
    }

    @GetMapping("/{id}/children")
    @Operation(operationId = "listOrganizationChildren", summary = "直接下级党组织")
    Mono<Page<OrganizationItemView>> children(
            @PathVariable UUID id,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope,
            Locale locale) {
        return reader.children(id, scope, paging)
                .map(page -> page.map(row -> OrganizationItemView.of(row, texts(locale))));
    }

    @GetMapping("/{id}/history")
    @Operation(operationId = "listOrganizationHistory", summary = "党组织沿革：名称、类别、隶属与任期的历次变化")
    Mono<Page<StandingView>> history(
            @PathVariable UUID id,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope,
            Locale locale) {
        return reader.history(id, scope, paging)
                .map(page -> page.map(standing -> StandingView.of(standing, texts(locale))));
    }

    @PostMapping
    @Operation(operationId = "registerOrganization", summary = "在上级党组织之下新建党组织")
    Mono<ResponseEntity<OrganizationView>> register(
            @Valid @RequestBody Registration registration,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope,
            Locale locale) {
        return service.register(registration, scope)
                .map(organization -> ResponseEntity.created(URI.create("/api/v1/organizations/" + organization.id()))
                        .eTag("\"" + organization.version() + "\"")
                        .body(OrganizationView.of(organization, texts(locale))));
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "describeOrganization",
            summary = "修改名称、单位、联系人、任期等基本信息",
            description = "未给出的不变，空字符串表示清除；名称、类别和任期的变化记入沿革，自 effectiveOn 起生效。")
    Mono<ResponseEntity<OrganizationView>> describe(
            @PathVariable UUID id,
            @Valid @RequestBody Description description,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope,
            Locale locale) {
        return service.describe(id, description, version, scope).map(organization -> tagged(organization, locale));
    }

    @PutMapping("/{id}/dissolution")
    @Operation(operationId = "dissolveOrganization", summary = "撤销党组织：只能由上级办理，且没有下级党组织")
    Mono<ResponseEntity<OrganizationView>> dissolve(
            @PathVariable UUID id,
            @Valid @RequestBody Dissolution dissolution,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope,
            Locale locale) {
        return service.dissolve(id, dissolution, version, scope).map(organization -> tagged(organization, locale));
    }

    private ResponseEntity<OrganizationView> tagged(Organization organization, Locale locale) {
        return Version.tagged(OrganizationView.of(organization, texts(locale)), organization.version());
    }

    private UnaryOperator<String> texts(Locale locale) {
        return label -> messages.text(label, locale);
    }
}
