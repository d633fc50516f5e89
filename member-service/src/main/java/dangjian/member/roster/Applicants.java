package dangjian.member.roster;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Reads what people who want to become members say of themselves, by the rules under which the roster takes them.
@Service
public class Applicants {

    private final CodeBooks codeBooks;
    private final MemberRepository members;
    private final Seal seal;
    private final InstantSource clock;

    Applicants(CodeBooks codeBooks, MemberRepository members, Seal seal, InstantSource clock) {
        this.codeBooks = codeBooks;
        this.members = members;
        this.seal = seal;
        this.clock = clock;
    }

    /// The rules of today.
    public Mono<Reader> reader() {
        return codeBooks.current().map(book -> new Reader(book, BusinessTime.today(clock)));
    }

    /// The memberships, be they over, that the roster knows of these ID numbers, by number.
    public Mono<Map<String, PriorMembership>> memberships(Collection<String> idNumbers) {
        var indexes = idNumbers.stream()
                .distinct()
                .collect(Collectors.toMap(
                        number -> SealedData.hex(seal.index(PersonalField.ID_NUMBER, number)), number -> number));
        return indexes.isEmpty()
                ? Mono.just(Map.of())
                : members.held(indexes.keySet())
                        .collectMap(
                                held -> Objects.requireNonNull(indexes.get(held.hex())),
                                MemberRepository.Held::membership);
    }

    /// The members of these ID numbers that are in the scope, by their number.
    public Mono<Map<String, RosterMember>> enrolled(Collection<String> idNumbers, Scope scope) {
        var indexes = idNumbers.stream()
                .map(number -> SealedData.hex(seal.index(PersonalField.ID_NUMBER, number)))
                .distinct()
                .toList();
        return indexes.isEmpty()
                ? Mono.just(Map.of())
                : members.enrolled(indexes, scope)
                        .collectMap(
                                placed -> placed.member().personal().idNumber().number(), RosterMember::of);
    }

    /// Reads applicants by the rules of one day.
    public static final class Reader {

        private final CodeBook book;
        private final LocalDate today;

        private Reader(CodeBook book, LocalDate today) {
            this.book = book;
            this.today = today;
        }

        /// @throws Problem `member.rules`, naming every field that breaks a rule
        public Applicant read(Map<RosterField, String> texts) {
            var record = new EnumMap<RosterField, String>(RosterField.class);
            record.putAll(texts);
            record.put(RosterField.STAGE, MemberStage.PROBATIONARY.name());
            record.put(RosterField.JOINED_ON, today.toString());
            var checked = EntryCheck.check(Entry.of(record), book, today);
            Problem problem = null;
            for (var fault : Stream.concat(checked.faults().stream(), checked.doubts().stream())
                    .filter(fault -> fault.field() != RosterField.JOINED_ON) // has not joined yet
                    .toList()) {
                problem = (problem == null ? Problem.unprocessable("member.rules") : problem)
                        .at(
                                fault.field().pointer(),
                                fault.code(),
                                fault.arguments().toArray());
            }
            if (problem != null) {
                throw problem;
            }
            var id = Objects.requireNonNull(checked.id());
            return new Applicant(
                    MemberName.normalise(Objects.requireNonNull(texts.get(RosterField.NAME))),
                    id.number(),
                    id.birthday());
        }

        /// How old somebody must be to apply on that day; nothing when no rule is known for it.
        public @Nullable Integer joiningAge(LocalDate day) {
            return book.joiningAge(day);
        }
    }

    /// Who applies, as the roster would write it.
    public record Applicant(String name, String idNumber, LocalDate birthday) {

        /// Never the data: they must not reach a log.
        @Override
        public String toString() {
            return "Applicant";
        }
    }
}
