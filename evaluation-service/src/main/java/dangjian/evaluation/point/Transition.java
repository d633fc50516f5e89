package dangjian.evaluation.point;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The entries of a duplicate in one year on their way to the record of the same person that goes on.
///
/// An activity counts once: what is worth more holds, so whoever was there under one record was not absent. The yearly
/// caps hold for both together.
final class Transition {

    private static final Comparator<PointEntry> EARLIEST =
            Comparator.comparing(PointEntry::occurredOn).thenComparing(PointEntry::id);

    private final RuleBooks books;
    private final List<PointEntry> own;
    private final UUID survivor;
    private final Origin origin;
    private final CapRoom room;
    private final List<PointEntry> appended = new ArrayList<>();

    /// @param own the survivor's entries of the year that were not undone
    Transition(RuleBooks books, List<PointEntry> own, UUID survivor, Origin origin) {
        this.books = books;
        this.own = own;
        this.survivor = survivor;
        this.origin = origin;
        this.room = new CapRoom(net(own));
    }

    /// Everything is undone first: only then is it known what room there is.
    ///
    /// @param entries the duplicate's entries of the year that were not undone
    /// @return the entries to append, in order
    List<PointEntry> take(List<PointEntry> entries) {
        var better = entries.stream()
                .filter(entry -> sameActivity(entry)
                        .filter(mine -> isWorthAsMuch(mine, entry))
                        .isEmpty())
                .sorted(EARLIEST)
                .toList();
        var surpassed =
                better.stream().flatMap(entry -> sameActivity(entry).stream()).toList();
        entries.forEach(entry -> appended.add(entry.contra(origin)));
        surpassed.forEach(this::undo);
        better.forEach(entry -> appended.add(entry.of(survivor).again(books.ruleOf(entry), room, origin)));
        fillRoomLeft(surpassed);
        return List.copyOf(appended);
    }

    private void undo(PointEntry entry) {
        room.giveBack(entry.ruleCode(), entry.points());
        appended.add(entry.contra(origin));
    }

    /// What is left over goes to capped entries, the earliest first.
    private void fillRoomLeft(List<PointEntry> undone) {
        own.stream()
                .filter(entry -> entry.isCapped() && !undone.contains(entry))
                .sorted(EARLIEST)
                .filter(entry -> room.hasLeft(books.ruleOf(entry)))
                .forEach(entry -> {
                    undo(entry);
                    appended.add(entry.again(books.ruleOf(entry), room, origin));
                });
    }

    private static boolean isWorthAsMuch(PointEntry mine, PointEntry entry) {
        return mine.pointsBeforeCap().compareTo(entry.pointsBeforeCap()) >= 0;
    }

    private Optional<PointEntry> sameActivity(PointEntry entry) {
        return own.stream()
                .filter(mine -> mine.origin().activityId().equals(entry.origin().activityId()))
                .findFirst();
    }

    private static Map<String, BigDecimal> net(List<PointEntry> live) {
        var net = new HashMap<String, BigDecimal>();
        live.forEach(entry -> net.merge(entry.ruleCode(), entry.points(), BigDecimal::add));
        return net;
    }
}
