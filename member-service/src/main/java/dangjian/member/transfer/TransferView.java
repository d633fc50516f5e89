package dangjian.member.transfer;

import dangjian.member.transfer.StepRepository.TakenStep;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A transfer as it goes out: names and stages, no ID number, phone or address.
@Schema(name = "Transfer")
record TransferView(
        UUID id,
        TransferKind kind,
        @Schema(description = "当前状态；介绍信过期的即为 EXPIRED") TransferState state,

        @Schema(description = "转出方") Place from,
        @Schema(description = "转入方；区外组织只有名称") Place to,
        @Schema(description = "涉及的党员人数；整建制接转为全支部") long memberCount,
        @Schema(description = "涉及的党员（列表中只列前几名）") List<Person> members,
        @Schema(description = "接转原因", example = "工作调动") String reason,

        @Schema(description = "党费交至", example = "2026-10") String duesPaidTo,

        @Nullable LetterView letter,

        @Schema(description = "轮到哪个组织办理；已办结的没有") @Nullable UUID waitsFor,
        @Nullable String waitsForName,
        Instant startedAt,
        @Nullable LocalDate closedOn,
        @Nullable ReturnReason returnReason,
        @Nullable String closingNote,

        @Schema(description = "办理经过；只在单条中给出") @Nullable List<Step> steps,
        int version) {

    static TransferView of(Transfer transfer, TransferPeople people, @Nullable List<TakenStep> steps, LocalDate today) {
        var closing = transfer.progress().closing();
        var state = transfer.state(today);
        return new TransferView(
                transfer.id(),
                transfer.kind(),
                state,
                Place.of(transfer.from()),
                Place.of(transfer.to()),
                people.total(),
                people.first().stream().map(Person::of).toList(),
                transfer.reason(),
                transfer.duesPaidTo().toString(),
                LetterView.of(transfer.letter(), today),
                state.isOpen() ? transfer.waitsFor() : null,
                state.isOpen() ? waitsForName(transfer) : null,
                transfer.progress().startedAt(),
                closing == null ? null : closing.on(),
                closing == null ? null : closing.reason(),
                closing == null ? null : closing.note(),
                steps == null ? null : steps.stream().map(Step::of).toList(),
                transfer.version());
    }

    private static @Nullable String waitsForName(Transfer transfer) {
        var waitsFor = transfer.waitsFor();
        for (var side : List.of(transfer.from(), transfer.to())) {
            if (Objects.equals(waitsFor, side.orgId()) && waitsFor != null) {
                return side.name();
            }
            if (Objects.equals(waitsFor, side.committeeId()) && waitsFor != null) {
                return side.committeeName();
            }
        }
        return null;
    }

    @Schema(name = "TransferSide")
    record Place(@Nullable UUID orgId, @Nullable UUID committeeId, String name, String committeeName) {

        static Place of(Side side) {
            return new Place(side.orgId(), side.committeeId(), side.name(), side.committeeName());
        }
    }

    @Schema(name = "TransferredPerson")
    record Person(
            @Schema(description = "党员记录；区外转入的在接收后才有") @Nullable
            UUID id,

            String name,
            String stage) {

        static Person of(TransferPeople.Person person) {
            return new Person(person.id(), person.name(), person.stage());
        }
    }

    /// @param daysLeft how many days it holds after today: a letter of ten days has ten on the day of its issue
    @Schema(name = "TransferLetter")
    record LetterView(
            @Schema(description = "介绍信编号；区内接转没有", example = "2026-0001") @Nullable
            String number,

            LocalDate issuedOn,
            @Schema(description = "有效至（含当日）") LocalDate validUntil,

            @Schema(description = "今天之后还有效的天数；最后一天和过期以后为 0", example = "10")
            long daysLeft) {

        static @Nullable LetterView of(@Nullable Letter letter, LocalDate today) {
            return letter == null
                    ? null
                    : new LetterView(
                            letter.number(),
                            letter.issuedOn(),
                            letter.validUntil(),
                            Math.max(0, ChronoUnit.DAYS.between(today, letter.validUntil())));
        }
    }

    @Schema(name = "TransferStep")
    record Step(
            TransferStep step,
            TransferState state,
            Instant at,

            @Schema(description = "办理人；到期由系统办结的没有") @Nullable
            String by,

            @Nullable String note) {

        static Step of(TakenStep taken) {
            return new Step(taken.step(), taken.state(), taken.takenAt(), taken.accountName(), taken.note());
        }
    }
}
