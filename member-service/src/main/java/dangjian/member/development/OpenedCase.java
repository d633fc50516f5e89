package dangjian.member.development;

import java.util.List;

/// A new case: what the applicant said, and what is on record of it.
record OpenedCase(
        DevelopmentCase development,
        Applying person,
        Template template,
        List<StepRecord> records,
        List<CaseDocument> documents,
        List<CaseEvent> events) {}
