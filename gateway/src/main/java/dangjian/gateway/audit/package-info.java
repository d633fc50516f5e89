/// The audit trail (安全审计): who did what to which object from where with what result, in a chain nobody can mend.
@NullMarked
package dangjian.gateway.audit;

import org.jspecify.annotations.NullMarked;
