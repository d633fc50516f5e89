/// Activities of organisational life from plan to archive: invitations, check-in, attendance, minutes and votes.
@NullMarked
package dangjian.activity.meeting;

import org.jspecify.annotations.NullMarked;
