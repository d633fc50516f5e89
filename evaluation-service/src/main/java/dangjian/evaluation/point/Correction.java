package dangjian.evaluation.point;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a corrected attendance does to the ledger: the former entry is undone, the new effect is entered with the room
/// there is then, and room that is left over goes to capped entries of the former rule, the earliest first.
///
/// So the net points of a rule in a year are always the lesser of its cap and of what the member did, in whatever order
/// closures and corrections of different activities arrive.
final class Correction {

    private static final Comparator<PointEntry> EARLIEST =
            Comparator.comparing(PointEntry::occurredOn).thenComparing(PointEntry::id);

    private final RuleBooks books;
    private final List<PointEntry> live;
    private final Origin origin;
    private final CapRoom room;
    private final List<PointEntry> appended = new ArrayList<>();

    /// @param live the member's entries of the year that were not undone, at least those of the rules concerned
    Correction(RuleBooks books, List<PointEntry> live, Origin origin) {
        this.books = books;
        this.live = live;
        this.origin = origin;
        this.room = new CapRoom(net(live));
    }

    /// @return the entries to append, in order
    List<PointEntry> apply(Optional<PointEntry> former, Optional<Effect> effect) {
        former.ifPresent(this::undo);
        effect.map(next -> next.enter(room)).ifPresent(appended::add);
        former.ifPresent(this::fillRoomLeftBy);
        return List.copyOf(appended);
    }

    private void undo(PointEntry entry) {
        room.giveBack(entry.ruleCode(), entry.points());
        appended.add(entry.contra(origin));
    }

    private void fillRoomLeftBy(PointEntry former) {
        live.stream()
                .filter(entry -> entry.isCapped() && isOther(entry, former.id()))
                .filter(entry -> entry.ruleCode().equals(former.ruleCode()))
                .sorted(EARLIEST)
                .takeWhile(entry -> room.hasLeft(books.ruleOf(entry)))
                .forEach(entry -> {
                    undo(entry);
                    appended.add(entry.again(books.ruleOf(entry), room, origin));
                });
    }

    private static boolean isOther(PointEntry entry, UUID id) {
        return !entry.id().equals(id);
    }

    private static HashMap<String, BigDecimal> net(List<PointEntry> live) {
        var net = new HashMap<String, BigDecimal>();
        live.forEach(entry -> net.merge(entry.ruleCode(), entry.points(), BigDecimal::add));
        return net;
    }
}
