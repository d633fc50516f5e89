/// The roster (党员名册): registering, finding, correcting and disclosing member records.
@NullMarked
package dangjian.member.roster;

import org.jspecify.annotations.NullMarked;
