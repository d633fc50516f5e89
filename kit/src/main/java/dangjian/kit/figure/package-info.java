/// Figures: named, versioned queries with the rows behind them.
@NullMarked
package dangjian.kit.figure;

import org.jspecify.annotations.NullMarked;
