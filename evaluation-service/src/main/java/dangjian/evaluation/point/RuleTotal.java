package dangjian.evaluation.point;

import java.math.BigDecimal;

/// What a member has under one rule in one year.
///
/// @param points net of contra entries
/// @param entries that were not undone
record RuleTotal(int year, String ruleCode, BigDecimal points, int entries) {}
