package dangjian.member.due;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.PeopleOnly;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// One list of what is to be done.
@RestController
@PeopleOnly("it is a person's list of what to do")
@RequestMapping("/api/v1/due-items")
@Tag(name = "due-items", description = "待办：发展党员、组织关系接转、流动和失联党员、处分和处置、离开党组织、承诺践诺、党费")
class DueItemController {

    private final DueItemService items;

    DueItemController(DueItemService items) {
        this.items = items;
    }

    @GetMapping
    @Operation(
            operationId = "listDueItems",
            summary = "轮到本人办理的事，急的在前；没有期限的在最后",
            description = "只列调用者的角色可以办理的：支部的事给支部书记和上级管理员，审批给上级，只有支部能办的只给支部书记。")
    Mono<Page<DueItem>> list(
            @ParameterObject DueFilter filter,
            Paging paging,
            Locale locale,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return items.page(filter, caller, scope, paging, locale);
    }

    @GetMapping("/kinds")
    @Operation(operationId = "listDueKinds", summary = "待办有哪些种类，各由谁办")
    Mono<Kinds> kinds(
            Locale locale, @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller) {
        return Mono.fromSupplier(() -> new Kinds(items.kinds(locale)));
    }

    /// All kinds.
    @Schema(name = "DueKinds")
    record Kinds(List<Kind> kinds) {}

    /// A kind of thing to be done.
    @Schema(name = "DueItemKind")
    record Kind(
            @Schema(example = "TRANSFER") String kind,

            @Schema(description = "BRANCH 只由支部书记，COMMITTEE 由上级，ANYBODY 由管理该组织的任何人")
            DueSource.Actor actor,

            @Schema(example = "办理组织关系接转") String title) {}
}
