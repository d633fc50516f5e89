package dangjian.member.dues;

import dangjian.kit.event.DomainEvent;
import java.time.YearMonth;
import java.util.UUID;

/// A member has paid nothing for several months in a row; told once of each such time, and once more when the
/// Constitution speaks of it. The amount is nobody else's business.
///
/// @param id the member
/// @param orgId the branch to which the months belong
/// @param since the first of the months, as far back as January of last year
record DuesOverdue(UUID id, UUID orgId, YearMonth since, Kind kind) implements DomainEvent {

    static final String TYPE = "member.dues-overdue.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return id;
    }

    /// How far it has come.
    enum Kind {
        /// 连续未交已达应提醒党支部的月数
        OVERDUE(DuesRules.OVERDUE),
        /// 连续六个月不交（党章第九条）
        SELF_EXIT(DuesRules.SELF_EXIT);

        private final String rule;

        Kind(String rule) {
            this.rule = rule;
        }

        /// After how many months.
        int months(DuesRules rules) {
            return rules.number(rule);
        }
    }
}
