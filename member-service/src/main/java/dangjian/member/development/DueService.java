package dangjian.member.development;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Tells what is due, and counts cases.
@Service
class DueService {

    private final DueRepository due;
    private final CountRepository counts;
    private final CaseService cases;
    private final Templates templates;
    private final InstantSource clock;

    DueService(DueRepository due, CountRepository counts, CaseService cases, Templates templates, InstantSource clock) {
        this.due = due;
        this.counts = counts;
        this.cases = cases;
        this.templates = templates;
        this.clock = clock;
    }

    Mono<Page<DueView>> page(DueKind kind, @Nullable UUID under, Scope scope, Paging paging) {
        return cases.narrowed(under, scope)
                .flatMap(narrow -> due.page(kind, BusinessTime.today(clock), narrow, paging)
                        .collectList())
                .flatMap(rows -> templates
                        .knowing(rows.stream()
                                .map(DueRepository.DueRow::template)
                                .toList())
                        .map(all -> Page.of(rows, paging, row -> List.of(row.caseId(), row.step()))
                                .map(row -> view(row, all))));
    }

    Mono<List<StageCount>> counts(@Nullable UUID under, Scope scope, Paging paging) {
        return cases.narrowed(under, scope)
                .flatMap(narrow -> counts.page(narrow, paging).collectList());
    }

    private static DueView view(DueRepository.DueRow row, List<Template> templates) {
        var step = templates.stream()
                .filter(template -> template.version().equals(row.template()))
                .flatMap(template -> template.in(row.fullMembers()).steps().stream())
                .filter(known -> known.code().equals(row.step()))
                .findFirst()
                .orElseThrow();
        return new DueView(
                row.caseId(),
                row.orgId(),
                row.orgName(),
                row.name(),
                row.stage(),
                step.code(),
                step.number(),
                step.title(),
                row.kind(),
                row.allowedFrom(),
                row.dueOn());
    }
}
