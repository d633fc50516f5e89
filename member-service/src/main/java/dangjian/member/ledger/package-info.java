/// Lists as workbooks (台账), written while they are being downloaded.
@NullMarked
package dangjian.member.ledger;

import org.jspecify.annotations.NullMarked;
