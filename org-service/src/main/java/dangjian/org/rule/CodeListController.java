package dangjian.org.rule;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Messages;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The code lists of the register over HTTP.
@RestController
@RequestMapping("/api/v1/organizations/code-lists")
@Tag(name = "organizations", description = "党组织：组织树、基本信息与沿革")
class CodeListController {

    private final RuleService rules;
    private final Messages messages;
    private final InstantSource clock;

    CodeListController(RuleService rules, Messages messages, InstantSource clock) {
        this.rules = rules;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "getOrganizationCodeLists", summary = "党组织代码表：组织类别（含隶属、任期规则及依据）与单位性质类别")
    Mono<CodeListsView> codeLists(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Caller caller,
            Locale locale) {
        return rules.rulebook()
                .map(rulebook ->
                        CodeListsView.of(rulebook, BusinessTime.today(clock), label -> messages.text(label, locale)));
    }
}
