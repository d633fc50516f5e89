package dangjian.evaluation.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A snapshot with the ids of the rows behind it, if they are few enough to keep.
record TakenFigure(FigureSnapshot snapshot, @Nullable List<String> rowIds) {}
