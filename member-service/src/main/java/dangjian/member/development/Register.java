package dangjian.member.development;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which documents of a case were seen (材料登记), and which are missing. Immutable.
///
/// @param documents all that were ever registered
/// @param corrections of those that do not count any more
record Register(List<CaseDocument> documents, List<DocumentCorrection> corrections) {

    /// A document that counts.
    Optional<CaseDocument> standing(UUID id) {
        return standing().filter(document -> document.id().equals(id)).findFirst();
    }

    @Nullable
    DocumentCorrection correctionOf(CaseDocument document) {
        return corrections.stream()
                .filter(correction -> correction.documentId().equals(document.id()))
                .findFirst()
                .orElse(null);
    }

    Register with(DocumentCorrection correction, List<CaseDocument> added) {
        return new Register(
                Stream.concat(documents.stream(), added.stream()).toList(),
                Stream.concat(corrections.stream(), Stream.of(correction)).toList());
    }

    List<CaseDocument> of(UUID record) {
        return documents.stream()
                .filter(document -> document.recordId().equals(record))
                .toList();
    }

    /// What a step demands and neither these nor an earlier record of it shows.
    List<String> missing(Step step, List<SeenDocument> seen, @Nullable StepRecord replaced) {
        return step.documents().stream()
                .filter(kind -> seen.stream().noneMatch(document -> document.is(kind)))
                .filter(kind -> replaced == null || !kinds(replaced).contains(kind))
                .toList();
    }

    /// What a record should show and does not; of what was taken over nobody asks it.
    List<String> missing(Step step, StepRecord record) {
        return record.isValid() && !record.isTakenOver() ? missing(step, List.of(), record) : List.of();
    }

    /// What the file lacks before it can be archived: what the archive holds, and what earlier steps still owe.
    List<String> missingForArchive(Template template, List<StepRecord> records, List<SeenDocument> seen) {
        var all = standing().map(CaseDocument::kind).collect(Collectors.toSet());
        var held = template.steps().stream()
                .filter(step -> step.effect() == Step.Effect.ARCHIVE)
                .flatMap(step -> step.documents().stream())
                .filter(kind -> !all.contains(kind));
        var owed = records.stream()
                .flatMap(record -> Stream.ofNullable(template.find(record.step()))
                        .flatMap(step -> missing(step, record).stream()));
        return Stream.concat(held, owed)
                .filter(kind -> seen.stream().noneMatch(document -> document.is(kind)))
                .distinct()
                .toList();
    }

    private Set<String> kinds(StepRecord record) {
        return standing()
                .filter(document -> document.recordId().equals(record.id()))
                .map(CaseDocument::kind)
                .collect(Collectors.toSet());
    }

    private Stream<CaseDocument> standing() {
        return documents.stream().filter(document -> correctionOf(document) == null);
    }
}
