package dangjian.evaluation.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A survey report (调研报告) as it was made; it never changes.
///
/// @param organization the name of the organisations it is about
/// @param orgIds tops of the subtrees it covers, sorted
/// @param scopePaths where these lay in the tree then
record SurveyReport(
        UUID id,
        String title,
        String organization,
        List<UUID> orgIds,
        List<String> scopePaths,
        LocalDate from,
        LocalDate to,
        LocalDate asOf,
        UUID createdBy,
        String createdByName,
        Instant createdAt,
        String catalogueEdition,
        String textVersion,
        List<Chapter> chapters,
        List<Deviation> deviations) {}
