/// Points (积分管理): what members did, valued by the rule book of that day, in a ledger that only grows.
@NullMarked
package dangjian.evaluation.point;

import org.jspecify.annotations.NullMarked;
