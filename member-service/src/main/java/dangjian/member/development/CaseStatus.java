package dangjian.member.development;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Whether a case goes on, and if not, how it ended.
enum CaseStatus {
    OPEN("进行中"),
    SUSPENDED("暂缓"),
    COMPLETED("已转正归档"),
    WITHDRAWN("本人撤回"),
    REJECTED("不予发展"),
    DISQUALIFIED("取消预备党员资格");

    private final String label;

    CaseStatus(String label) {
        this.label = label;
    }

    /// What a sheet calls so.
    static @Nullable CaseStatus labelled(String label) {
        return Arrays.stream(values())
                .filter(status -> status.label.equals(label))
                .findFirst()
                .orElse(null);
    }

    /// Whether it ended, and not with a member.
    boolean isInVain() {
        return this == WITHDRAWN || this == REJECTED || this == DISQUALIFIED;
    }

    /// As sheets call it.
    String label() {
        return label;
    }
}
