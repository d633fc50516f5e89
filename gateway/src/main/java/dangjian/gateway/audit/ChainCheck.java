package dangjian.gateway.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goes along a chain from its beginning and notes where it is broken.
final class ChainCheck {

    private static final int MOST_FAULTS = 100;

    private final AuditSeal seal;
    private final @Nullable ChainHead anchor;
    private final List<Fault> faults = new ArrayList<>();
    private final long first;
    private ChainHead last;
    private long count;

    /// @param beginning the cut behind which the chain begins
    /// @param anchor how far it went once, as somebody wrote down elsewhere
    ChainCheck(AuditSeal seal, ChainRepository.@Nullable Cut beginning, @Nullable ChainHead anchor) {
        this.seal = seal;
        this.anchor = anchor;
        this.last = beginning == null ? ChainHead.NONE : beginning.head();
        this.first = last.place() + 1;
        if (beginning != null && !Arrays.equals(beginning.seal(), seal.ofCut(beginning.keyId(), beginning.head()))) {
            note(last.place(), Break.CUT_FORGED);
        }
    }

    ChainCheck next(AuditLink link) {
        if (link.place() != last.place() + 1) {
            note(last.place() + 1, Break.MISSING);
        } else if (!seal.isIntact(link, last)) {
            note(link.place(), Break.ALTERED);
        }
        if (anchor != null && anchor.place() == link.place() && !Arrays.equals(anchor.hash(), link.hash())) {
            note(link.place(), Break.NOT_THE_ANCHOR);
        }
        last = link.head();
        count++;
        return this;
    }

    Report report() {
        if (anchor != null && anchor.place() > last.place()) {
            note(last.place() + 1, Break.END_MISSING);
        }
        return new Report(faults.isEmpty(), first, last.place(), count, last.toString(), List.copyOf(faults));
    }

    long place() {
        return last.place();
    }

    private void note(long place, Break what) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(place, what));
        }
    }

    /// How a chain is broken.
    enum Break {
        /// 记录或其次序被改动
        ALTERED,
        /// 记录被删除
        MISSING,
        /// 末尾被截断
        END_MISSING,
        /// 与另行保存的链尾不符
        NOT_THE_ANCHOR,
        /// 到期清理的凭据是伪造的
        CUT_FORGED
    }

    @Schema(name = "AuditFault")
    record Fault(@Schema(example = "7") long place, Break what) {}

    /// What came out (审计链校验结果).
    ///
    /// @param first place where the chain begins
    /// @param last place where it ends
    /// @param head how far it goes: write it down elsewhere and give it next time
    /// @param faults the first hundred places where it is broken
    @Schema(name = "AuditReport")
    record Report(boolean isIntact, long first, long last, long count, String head, List<Fault> faults) {}
}
