package dangjian.member.development;

import dangjian.member.ballot.Ballot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One case as a line of the ledger.
///
/// @param ending how it was withdrawn or rejected, if it was
/// @param names of the people whom its steps name
record LedgerLine(
        PlacedCase placed,
        List<StepRecord> records,
        @Nullable CaseEvent ending,
        Map<UUID, String> names) {

    List<@Nullable Object> cells(boolean isClear) {
        var cells = new ArrayList<@Nullable Object>();
        Arrays.stream(LedgerColumn.values()).forEach(column -> cells.add(cell(column, isClear)));
        return cells;
    }

    private @Nullable Object cell(LedgerColumn column, boolean isClear) {
        var person = placed.person();
        var view = CaseView.of(placed);
        return switch (column) {
            case NAME -> view.name();
            case ID_NUMBER -> isClear ? person.idNumber() : view.idNumber();
            case BIRTHDAY -> view.birthday();
            case NATION -> person.nation();
            case EDUCATION -> person.education();
            case POSITION -> person.position();
            case PHONE -> isClear ? person.phone() : view.phone();
            case ADDRESS -> isClear ? person.address() : null;
            case IS_LEAGUE_MEMBER -> view.isLeagueMember() ? "是" : "否";
            case BRANCH -> view.orgName();
            case STAGE -> view.stage().label();
            case STATUS -> view.status().label();
            case ENDED_ON -> ending == null ? null : ending.happenedOn();
            case END_REASON -> ending == null ? null : ending.reason();
            case PROBATION_FROM -> view.probationFrom();
            case PROBATION_TO -> view.probationTo();
            case IS_EXTENDED -> view.isProbationExtended() ? "是" : null;
            case TEMPLATE -> view.template();
            case CONTACT_PEOPLE -> people(LedgerColumn.CONTACTS);
            case INTRODUCER_PEOPLE -> people(LedgerColumn.INTRODUCERS);
            case TRAINING_HOURS -> hours();
            case ADMISSION_BALLOT -> ballot(LedgerColumn.ADMISSION_MEETING);
            case CONFIRMATION_BALLOT -> ballot(LedgerColumn.CONFIRMATION_MEETING);
            default -> days(column);
        };
    }

    private List<StepRecord> of(LedgerColumn column) {
        return records.stream()
                .filter(record -> record.step().equals(column.name()))
                .toList();
    }

    private String days(LedgerColumn column) {
        return of(column).stream().map(record -> record.doneOn().toString()).collect(Collectors.joining("、"));
    }

    private String people(LedgerColumn column) {
        return of(column).stream()
                .flatMap(record -> record.details().people().stream())
                .map(id -> names.getOrDefault(id, ""))
                .collect(Collectors.joining("、"));
    }

    private @Nullable Integer hours() {
        return of(LedgerColumn.TRAINING).stream()
                .map(record -> record.details().training().trainingHours())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String ballot(LedgerColumn column) {
        return of(column).stream()
                .map(record -> record.details().ballot())
                .filter(Objects::nonNull)
                .reduce((_, last) -> last)
                .map(LedgerLine::counts)
                .orElse(null);
    }

    private static String counts(Ballot ballot) {
        var main = List.of(
                ballot.entitled(), ballot.present(), ballot.votesFor(), ballot.votesAgainst(), ballot.abstentions());
        var further = List.of(ballot.invalid(), ballot.writtenFor(), ballot.writtenAgainst());
        var all = new ArrayList<>(main);
        if (further.stream().anyMatch(count -> count > 0)) {
            all.addAll(further);
        }
        return all.stream().map(String::valueOf).collect(Collectors.joining("/"));
    }
}
