package dangjian.member.roster;

import dangjian.kit.imports.ImportRun;
import dangjian.kit.imports.Importer;
import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Imports roster sheets (党员名册).
@Component
class MemberImporter implements Importer<Candidate> {

    private final CodeBooks codeBooks;
    private final Seal seal;
    private final BranchFinder branches;
    private final MemberRepository members;
    private final Registrar registrar;
    private final InstantSource clock;

    MemberImporter(
            CodeBooks codeBooks,
            Seal seal,
            BranchFinder branches,
            MemberRepository members,
            Registrar registrar,
            InstantSource clock) {
        this.codeBooks = codeBooks;
        this.seal = seal;
        this.branches = branches;
        this.members = members;
        this.registrar = registrar;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "members";
    }

    @Override
    public SheetLayout layout() {
        return RosterField.LAYOUT;
    }

    /// The code book must have been loaded: rows are parsed where nothing can be waited for.
    @Override
    public ImportRun<Candidate> begin(Caller caller, Scope scope) {
        var registration = Registration.by(caller, clock.instant());
        var reading = new RowReading(codeBooks.last(), seal, registration.registeredOn());
        var register = new MemberImport.Register(branches, members, registrar);
        return new MemberImport(reading, register, registration, scope);
    }
}
