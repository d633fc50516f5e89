package dangjian.gateway.account;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/accounts")
@Tag(name = "账号")
class AccountController {

    private final AccountService service;
    private final AccountUpkeep upkeep;

    AccountController(AccountService service, AccountUpkeep upkeep) {
        this.service = service;
        this.upkeep = upkeep;
    }

    @PostMapping
    @Operation(operationId = "createAccount", summary = "新建账号；党员以外的角色须由安全管理员确认后生效")
    Mono<ResponseEntity<AccountView>> create(
            @Valid @RequestBody AccountRequests.NewAccount request, @Allowed({Role.SYSTEM_ADMIN}) Caller caller) {
        return service.create(List.of(request.draft(Ids.next(), "")), caller)
                .map(List::getFirst)
                .map(account -> ResponseEntity.created(URI.create("/api/v1/accounts/" + account.id()))
                        .eTag("\"" + account.version() + "\"")
                        .body(account));
    }

    @PostMapping("/batches")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createAccounts", summary = "批量新建账号（至多 500 个，全部成功或全部不建）")
    Mono<Batch> createAll(
            @Valid @RequestBody AccountRequests.NewAccounts request, @Allowed({Role.SYSTEM_ADMIN}) Caller caller) {
        var wanted = request.accounts();
        var drafts = IntStream.range(0, wanted.size())
                .mapToObj(index -> wanted.get(index).draft(Ids.next(), "/accounts/" + index))
                .toList();
        return service.create(drafts, caller).map(Batch::new);
    }

    @GetMapping
    @Operation(operationId = "listAccounts", summary = "账号列表，可按党组织（含下级）、角色、用户名和姓名的开头筛选；系统、安全管理员可只看某日以来无人使用的")
    Mono<Page<AccountView>> list(
            @RequestParam(required = false) @Nullable UUID orgId,
            @RequestParam(required = false) @Nullable Role role,
            @Parameter(example = "district") @RequestParam(required = false) @Nullable String username,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable LocalDate inactiveSince,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN})
                    Caller caller) {
        return service.list(new AccountSearch(orgId, role, username, name, inactiveSince), paging, caller);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readAccount", summary = "查看账号")
    Mono<ResponseEntity<AccountView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN})
                    Caller caller) {
        return service.find(id, caller).map(account -> Version.tagged(account, account.version()));
    }

    @PutMapping("/{id}/grants")
    @Operation(operationId = "replaceGrants", summary = "变更授权（可全部收回）；该账号须重新登录。新增的敏感角色和在区委的任何角色须由另一名安全管理员确认后生效")
    Mono<ResponseEntity<AccountView>> replaceGrants(
            @PathVariable UUID id,
            @Valid @RequestBody AccountRequests.Grants request,
            Version version,
            @Allowed({Role.SECURITY_ADMIN}) Caller caller) {
        return service.replaceGrants(id, request.posts(), request.memberId(), version, caller)
                .map(account -> Version.tagged(account, account.version()));
    }

    @PutMapping("/{id}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "resetPassword", summary = "重置口令；该账号须重新登录，并先修改口令，本人以原口令绑定的外部身份随即解除")
    Mono<Void> resetPassword(
            @PathVariable UUID id,
            @Valid @RequestBody AccountRequests.NewPassword request,
            @Allowed({Role.SYSTEM_ADMIN}) Caller caller) {
        return upkeep.resetPassword(id, request.password(), caller);
    }

    @PutMapping("/{id}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "suspendAccount", summary = "停用账号，其登录会话随即结束")
    Mono<Void> suspend(@PathVariable UUID id, @Allowed({Role.SYSTEM_ADMIN}) Caller caller) {
        return upkeep.suspend(id, caller);
    }

    @DeleteMapping("/{id}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "resumeAccount", summary = "恢复账号")
    Mono<Void> resume(@PathVariable UUID id, @Allowed({Role.SYSTEM_ADMIN}) Caller caller) {
        return upkeep.resume(id, caller);
    }

    @DeleteMapping("/{id}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "unlockAccount", summary = "解除因登录失败次数过多造成的锁定（用户名和动态口令）")
    Mono<Void> unlock(@PathVariable UUID id, @Allowed({Role.SECURITY_ADMIN}) Caller caller) {
        return upkeep.unlock(id, caller);
    }

    @DeleteMapping("/{id}/factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeFactor", summary = "撤销账号的动态口令（如手机遗失）；该账号须重新登录并重新绑定")
    Mono<Void> removeFactor(@PathVariable UUID id, @Allowed({Role.SECURITY_ADMIN}) Caller caller) {
        return upkeep.removeFactor(id, caller);
    }

    /// The accounts that one request has made, in its order.
    record Batch(List<AccountView> accounts) {}
}
