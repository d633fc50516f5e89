package dangjian.member.roster;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The code lists of the roster.
@RestController
@RequestMapping("/api/v1/members/code-lists")
@Tag(name = "members")
class CodeListController {

    private final CodeBooks codeBooks;

    CodeListController(CodeBooks codeBooks) {
        this.codeBooks = codeBooks;
    }

    @GetMapping
    @Operation(operationId = "listMemberCodeLists", summary = "名册所用的代码表：民族、学历、工作岗位、人员类别、党籍状态、失联情形等")
    Mono<CodeLists> list(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Caller caller) {
        return codeBooks
                .current()
                .map(book ->
                        new CodeLists(book.lists().stream().map(CodeList::view).toList()));
    }

    /// All lists in the version in force.
    record CodeLists(List<CodeListView> lists) {}
}
