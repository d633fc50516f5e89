package dangjian.org.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.imports.FaultView;
import dangjian.kit.imports.ImportClient;
import dangjian.kit.imports.ImportState;
import dangjian.kit.imports.ImportView;
import dangjian.kit.web.Role;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
@Import(TestRegister.class)
class OrganizationImportIT {

    private static final String STREET = "中国共产党晨江区望江街道工作委员会";

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestRegister register;

    @Autowired
    private DatabaseClient database;

    private ImportClient administrator;

    @BeforeEach
    void startWithAnEmptyRegister() {
        register.clear();
        administrator = client(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    }

    @Test
    void theWholeDistrictIsImportedAsATree() throws IOException {
        var job = administrator.finish(sample(), "all-or-nothing", false);
        assertThat(administrator.faults(job)).isEmpty();
        assertThat(job).returns(ImportState.IMPORTED, ImportView::state).returns(357, ImportView::imported);
        assertThat(register.names()).hasSize(357);
        assertThat(text("select kind || ' ' || id from organizations where parent_id is null"))
                .isEqualTo("DISTRICT_COMMITTEE " + TestOrganizations.DISTRICT);
        assertThat(number("select count(*) from organizations c join organizations p on p.id = c.parent_id "
                        + "where c.path ~ ('^' || p.path || '[0-9a-z]+/$')"))
                .isEqualTo(356);
        assertThat(number("select count(*) from organizations c join organizations p on c.path ^@ p.path "
                        + "where p.name = '" + STREET + "'"))
                .isEqualTo(28);
        assertThat(number("select count(*) from organization_history h join organizations o "
                        + "on o.id = h.organization_id and h.path = o.path and h.valid_from = o.founded_on "
                        + "where h.valid_to is null"))
                .isEqualTo(357);
    }

    @Test
    void everyOrganizationIsToldInTheTopicAndNoneBeforeItsSuperior() throws IOException {
        try (var listener = new EventListener()) {
            administrator.finish(sample(), "all-or-nothing", false);
            var events = listener.await(OrganizationRegistered.TYPE, register.ids());
            assertThat(events).hasSize(357).allSatisfy((id, event) -> {
                assertThat(event.data().get("id").asString()).isEqualTo(id.toString());
                assertThat(event.data().propertyNames()).doesNotContain("contactPhone", "secretaryName");
                if (!id.equals(TestOrganizations.DISTRICT)) {
                    var superior = UUID.fromString(event.data().get("parentId").asString());
                    assertThat(event.follows(Objects.requireNonNull(events.get(superior))))
                            .isTrue();
                }
            });
        }
    }

    @Test
    void aSecondImportReportsEveryRowAndChangesNothing() throws IOException {
        administrator.finish(sample(), "all-or-nothing", false);
        var before = text("select md5(string_agg(o::text, '' order by id)) from organizations o");
        var again = administrator.finish(sample(), "valid-rows", false);
        assertThat(again)
                .returns(357, ImportView::faultyRows)
                .returns(357, ImportView::faults)
                .returns(0, ImportView::imported);
        assertThat(administrator.faults(again))
                .hasSize(357)
                .allSatisfy(fault -> assertThat(fault)
                        .returns("党组织全称", FaultView::column)
                        .returns("import.registered", FaultView::code));
        assertThat(text("select md5(string_agg(o::text, '' order by id)) from organizations o"))
                .isEqualTo(before);
    }

    @Test
    void aDryRunStoresNothing() throws IOException {
        var job = administrator.finish(sample(), "all-or-nothing", true);
        assertThat(job).returns(ImportState.CHECKED, ImportView::state).returns(357, ImportView::rows);
        assertThat(register.names()).isEmpty();
    }

    @Test
    void untidySheetsAreUnderstood() {
        register.plant(Specimens.TREE);
        var columns = List.of(
                Field.FOUNDED_ON,
                Field.KIND,
                Field.PARENT,
                Field.NAME,
                Field.CATEGORY,
                Field.CONTACT_PHONE,
                Field.CREDIT_CODE,
                Field.CREDIT_CODE_NOTE,
                Field.ELECTED_ON);
        var sheet = new TestSheet(columns)
                .row(
                        " 联合支部 ",
                        "总支",
                        "联合支部",
                        Map.of(
                                Field.FOUNDED_ON, "二〇二一年七月一日",
                                Field.CONTACT_PHONE, "＋86 138-0013-8000",
                                Field.CATEGORY, "非公有制企业",
                                Field.ELECTED_ON, "2024.3.5"))
                .row(
                        "总支",
                        Specimens.NORTH.name(),
                        "总支部",
                        Map.of(Field.CREDIT_CODE, "９１３５0100m000100y44", Field.CREDIT_CODE_NOTE, "证照如此"));
        var job = administrator.finish(sheet.workbook(), "all-or-nothing", false);
        assertThat(administrator.faults(job)).isEmpty();
        assertThat(text("select kind || ' ' || category || ' ' || founded_on || ' ' || term_ends_on "
                        + "from organizations where name = '联合支部'"))
                .isEqualTo("JOINT_BRANCH NONPUBLIC_ENTERPRISE 2021-07-01 2027-03-05");
        assertThat(text("select credit_code || ' ' || credit_code_note from organizations where name = '总支'"))
                .isEqualTo("91350100M000100Y44 证照如此");
        assertThat(text("select encode(contact_phone, 'escape') from organizations where name = '联合支部'"))
                .doesNotContain("13800138000");
    }

    @Test
    void anAdministratorOfAnotherDistrictCannotPlantTheRoot() throws IOException {
        var stranger = client(Role.DISTRICT_ADMIN, TestOrganizations.SOUTH);
        var job = stranger.finish(sample(), "valid-rows", false);
        assertThat(job).returns(0, ImportView::imported).returns(357, ImportView::faultyRows);
        assertThat(stranger.places(job).getFirst()).isEqualTo("2 上级党组织 organization.root-not-allowed");
        assertThat(register.names()).isEmpty();
    }

    @Test
    void onlyAdministratorsImport() throws IOException {
        register.plant(Specimens.TREE);
        client(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH)
                .upload(ImportClient.form(sample()))
                .expectStatus()
                .isForbidden();
    }

    private ImportClient client(Role role, UUID organization) {
        return new ImportClient(web, "/api/v1/organizations/imports", TestTokens.token(role, organization));
    }

    private static byte[] sample() throws IOException {
        return new ClassPathResource("organizations.xlsx").getContentAsByteArray();
    }

    private String text(String sql) {
        return Objects.requireNonNull(
                database.sql(sql).mapValue(String.class).one().block());
    }

    private long number(String sql) {
        return Objects.requireNonNull(
                database.sql(sql).mapValue(Long.class).one().block());
    }
}
