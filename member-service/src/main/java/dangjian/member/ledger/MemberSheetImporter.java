package dangjian.member.ledger;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.imports.ImportRun;
import dangjian.kit.imports.Importer;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import dangjian.member.ledger.MemberRow.Matched;
import dangjian.member.roster.NamedMembers;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Imports sheets (台账) whose rows are each about one member; the rules are those of the feature's own verbs.
///
/// @param <E> what a row says beside whom it is about
public abstract class MemberSheetImporter<E> implements Importer<MemberRow<E>> {

    protected static final SheetColumn BRANCH = SheetColumn.required("所在党支部", "党支部");
    protected static final SheetColumn NAME = SheetColumn.required("姓名", "党员姓名");
    protected static final SheetColumn ID_NUMBER = SheetColumn.optional("公民身份号码", "身份证号", "身份证号码");

    private final NamedMembers members;
    private final InstantSource clock;

    protected MemberSheetImporter(NamedMembers members, InstantSource clock) {
        this.members = members;
        this.clock = clock;
    }

    @Override
    public final SheetLayout layout() {
        return SheetLayout.of(Stream.concat(Stream.of(BRANCH, NAME, ID_NUMBER), columns().stream())
                .toArray(SheetColumn[]::new));
    }

    @Override
    public final ImportRun<MemberRow<E>> begin(Caller caller, Scope scope) {
        return new MemberSheetRun<>(this, members, BusinessTime.today(clock), caller, scope);
    }

    /// The columns beside those that name the member.
    protected abstract List<SheetColumn> columns();

    /// Whether a row may be about the branch itself, and then names nobody.
    protected boolean mayBeOfBranch() {
        return false;
    }

    /// Reads what a row says; nothing when something is wrong with it.
    protected abstract @Nullable E read(RowReader row);

    /// By what two rows are the same; a sheet has each once.
    protected abstract Object key(Matched<E> row);

    /// Notes what speaks against rows, with a fixed number of statements.
    protected abstract Mono<Void> check(List<Matched<E>> rows, Scope scope);

    /// Enters a row as the feature's own verb does.
    protected abstract Mono<?> enter(Matched<E> row, Caller caller, Scope scope);

    /// Whom rows are about, each of a member.
    protected static List<UUID> people(List<? extends Matched<?>> rows) {
        return rows.stream().map(row -> row.person().id()).toList();
    }
}
