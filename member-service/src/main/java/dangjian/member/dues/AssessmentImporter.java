package dangjian.member.dues;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.imports.ImportRun;
import dangjian.kit.imports.Importer;
import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import dangjian.member.roster.MemberFinder;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Imports sheets of yearly bases (党费核定表).
@Component
class AssessmentImporter implements Importer<AssessmentRow> {

    private final MemberFinder members;
    private final Assessors assessors;
    private final AssessmentRepository assessments;
    private final BaseSeal seal;
    private final InstantSource clock;

    AssessmentImporter(
            MemberFinder members,
            Assessors assessors,
            AssessmentRepository assessments,
            BaseSeal seal,
            InstantSource clock) {
        this.members = members;
        this.assessors = assessors;
        this.assessments = assessments;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "dues-assessments";
    }

    @Override
    public SheetLayout layout() {
        return AssessmentRow.LAYOUT;
    }

    @Override
    public ImportRun<AssessmentRow> begin(Caller caller, Scope scope) {
        var tools = new AssessmentImport.Tools(members, assessors, assessments, seal);
        var recorded = Recorded.by(caller, clock.instant());
        return new AssessmentImport(tools, recorded, BusinessTime.today(clock), scope);
    }
}
