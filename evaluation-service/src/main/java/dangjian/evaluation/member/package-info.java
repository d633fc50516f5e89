/// This service's copy of the members, for names, branches and how complete their records are.
@NullMarked
package dangjian.evaluation.member;

import org.jspecify.annotations.NullMarked;
