package dangjian.org.registry;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.imports.ImportRun;
import dangjian.kit.imports.Importer;
import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.sheet.SheetLimits;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Imports sheets of organisations (党组织基本信息表).
@Component
class OrganizationImporter implements Importer<SheetOrganization> {

    /// Far more than a district has; the whole sheet is in memory at once, because superiors may follow below.
    private static final int MOST_ROWS = 10_000;

    private final RegisterService register;
    private final DistrictProperties district;
    private final InstantSource clock;

    OrganizationImporter(RegisterService register, DistrictProperties district, InstantSource clock) {
        this.register = register;
        this.district = district;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "organizations";
    }

    @Override
    public SheetLayout layout() {
        return Field.LAYOUT;
    }

    @Override
    public SheetLimits limits() {
        return SheetLimits.DEFAULT.withRows(MOST_ROWS);
    }

    @Override
    public int batchSize() {
        return MOST_ROWS;
    }

    @Override
    public ImportRun<SheetOrganization> begin(Caller caller, Scope scope) {
        var mayPlantRoot = caller.organizations(Role.DISTRICT_ADMIN).contains(district.id());
        return new OrganizationImport(register, district.id(), BusinessTime.today(clock), scope, mayPlantRoot);
    }
}
