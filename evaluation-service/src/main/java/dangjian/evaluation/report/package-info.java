/// The survey report (调研报告): every figure of the register in its sentence, stored as it was, and as a document.
@NullMarked
package dangjian.evaluation.report;

import org.jspecify.annotations.NullMarked;
