package dangjian.member.roster;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// What the roster does with two records of one person (重复党员).
@Service
public class DoubleRecords {

    private final MemberRepository members;
    private final Rewriting rewriting;
    private final CodeBooks codeBooks;
    private final Seal seal;
    private final InstantSource clock;

    DoubleRecords(MemberRepository members, Rewriting rewriting, CodeBooks codeBooks, Seal seal, InstantSource clock) {
        this.members = members;
        this.rewriting = rewriting;
        this.codeBooks = codeBooks;
        this.seal = seal;
        this.clock = clock;
    }

    /// What the records say, field by field, and what the merged one would say.
    ///
    /// @return a problem when one of them is not in the scope, or they cannot be merged like this
    public Mono<List<FieldComparison>> compare(UUID survivor, UUID duplicate, Set<RosterField> taken, Scope scope) {
        return pair(survivor, duplicate, taken, scope)
                .zipWith(codeBooks.current())
                .doOnNext(both -> both.getT1().merged(both.getT2(), BusinessTime.today(clock)))
                .map(both -> both.getT1().compare(both.getT2()));
    }

    /// Makes one record of two: the duplicate points to the one that goes on, which has taken over what was chosen.
    ///
    /// Both are locked until the transaction ends.
    @Transactional
    public Mono<RosterMember> merge(UUID survivor, UUID duplicate, Set<RosterField> taken, Reason reason, Scope scope) {
        return lock(survivor, duplicate, scope)
                .then(Mono.defer(() -> pair(survivor, duplicate, taken, scope)))
                .zipWith(codeBooks.current())
                .flatMap(both -> {
                    var today = BusinessTime.today(clock);
                    var pair = both.getT1();
                    var pointer = pair.duplicate().mergeInto(survivor);
                    var merged = pair.merged(both.getT2(), today);
                    // the duplicate first: the ID number may pass from it to the other
                    return members.point(duplicate, survivor, scope)
                            .then(Mono.defer(() -> rewriting.replace(
                                    Rewriting.Step.of(pair.duplicate(), pointer, today), reason, scope)))
                            .then(Mono.defer(() -> rewriting.replace(
                                    Rewriting.Step.of(pair.survivor(), merged, today), reason, scope)));
                })
                .then(Mono.defer(() -> members.find(survivor, scope)))
                .map(RosterMember::of);
    }

    /// Keeps others from changing the two records until the transaction ends.
    public Mono<Void> lock(UUID survivor, UUID duplicate, Scope scope) {
        return members.lock(Set.of(survivor, duplicate), scope);
    }

    /// The blind indexes, in hexadecimal, of the ID numbers that a slip of the pen makes of a member's own.
    public Mono<List<String>> slips(UUID member, Scope scope) {
        return members.find(member, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")))
                .map(placed -> placed.member()
                        .personal()
                        .idNumber()
                        .slips()
                        .map(number -> SealedData.hex(seal.index(PersonalField.ID_NUMBER, number)))
                        .toList());
    }

    private Mono<SamePerson> pair(UUID survivor, UUID duplicate, Set<RosterField> taken, Scope scope) {
        return members.find(Set.of(survivor, duplicate), scope)
                .map(PlacedMember::member)
                .collect(Collectors.toMap(Member::id, Function.identity()))
                .map(found -> {
                    var goesOn = found.get(survivor);
                    var stops = found.get(duplicate);
                    if (goesOn == null || stops == null) {
                        throw Problem.notFound("member.unknown");
                    }
                    return new SamePerson(goesOn, stops, taken).checked();
                });
    }
}
