package dangjian.member.mobility;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class MobileRepository {

    /// The home branch, the organisation where the member is meanwhile, and the member.
    private static final String SEEN = """
            (m.org_id in (select id from orgs where path ^@ any(:scope)) or m.id = :self
                or s.inflow_org_id in (select id from orgs where path ^@ any(:scope)))
            """;

    private static final String STAYS = """
            select s.*, (select max(contacted_on) from mobile_contacts c where c.stay_id = s.id) as last_contact_on
            from mobile_stays s join members m on m.id = s.member_id where
            """;

    private final DatabaseClient database;

    MobileRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<MobileStay> find(UUID id, Scope scope) {
        return scope.bindWithSelf(database.sql(STAYS + "s.id = :id and " + SEEN).bind("id", id))
                .mapProperties(MobileStay.class)
                .one();
    }

    Flux<MobileStay> list(MobileFilter filter, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bindWithSelf(database.sql(STAYS + """
                                s.id > :after
                                    and (:member::uuid is null or s.member_id = :member)
                                    and (not :current or s.until is null)
                                    and (:under::uuid is null or exists (select from orgs o, orgs top
                                        where top.id = :under and o.path ^@ top.path
                                            and o.id in (m.org_id, s.inflow_org_id)))
                                    and (:contactDueBy::date is null or s.until is null and s.is_abroad and coalesce(
                                        (select max(contacted_on) from mobile_contacts c where c.stay_id = s.id), s.since)
                                        + make_interval(months => :months) <= :contactDueBy)
                                    and %s
                                order by s.id limit :rows
                                """.formatted(SEEN))
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("member", Parameter.fromOrEmpty(filter.memberId(), UUID.class))
                        .bind("current", filter.isCurrent())
                        .bind("under", Parameter.fromOrEmpty(filter.under(), UUID.class))
                        .bind("contactDueBy", Parameter.fromOrEmpty(filter.contactDueBy(), LocalDate.class))
                        .bind("months", filter.contactMonths())
                        .bind("rows", paging.rows()))
                .mapProperties(MobileStay.class)
                .all();
    }

    /// Empty when the member is not in the scope.
    Mono<MobileStay> insert(MobileStay stay, Scope scope) {
        return scope.bind(database.sql("""
                                insert into mobile_stays (id, member_id, destination, is_abroad, inflow_org_id, since, ground,
                                    recorder, recorded_at, version)
                                select :id, m.id, :destination, :isAbroad, :inflow, :since, :ground, :recorder, :at, 1
                                from members m
                                where m.id = :member and m.org_id in (select id from orgs where path ^@ any(:scope))
                                """)
                        .bind("id", stay.id())
                        .bind("member", stay.memberId())
                        .bind("destination", stay.destination())
                        .bind("isAbroad", stay.isAbroad())
                        .bind("inflow", Parameter.fromOrEmpty(stay.inflowOrgId(), UUID.class))
                        .bind("since", stay.since())
                        .bind("ground", stay.ground())
                        .bind("recorder", stay.recorder())
                        .bind("at", stay.recordedAt()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> stay);
    }

    /// Empty when somebody else was faster; only the home branch ends a stay.
    Mono<MobileStay> end(MobileStay stay, Scope scope) {
        return scope.bind(database.sql("""
                                update mobile_stays set until = :until, version = :version
                                where id = :id and version = :version - 1 and member_id in (select id from members
                                    where org_id in (select id from orgs where path ^@ any(:scope)))
                                """)
                        .bind("until", Parameter.fromOrEmpty(stay.until(), LocalDate.class))
                        .bind("id", stay.id())
                        .bind("version", stay.version()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> stay);
    }

    @Unscoped("the stay was found within the scope")
    Mono<Void> contact(UUID stay, LocalDate on, String note, String recorder) {
        return database.sql("insert into mobile_contacts values (:id, :stay, :on, :note, :recorder)")
                .bind("id", Ids.next())
                .bind("stay", stay)
                .bind("on", on)
                .bind("note", note)
                .bind("recorder", recorder)
                .then();
    }

    @Unscoped("the stay was found within the scope")
    Flux<Contact> contacts(UUID stay) {
        return database.sql("""
                        select contacted_on, note, recorder from mobile_contacts where stay_id = :stay
                        order by contacted_on desc, id desc limit 100
                        """).bind("stay", stay).mapProperties(Contact.class).all();
    }

    /// Those of these members who are away now.
    Mono<Set<UUID>> away(Collection<UUID> members, Scope scope) {
        return scope.bind(database.sql("""
                                select member_id from mobile_stays where member_id = any(:members) and until is null
                                    and member_id in (select id from members
                                        where org_id in (select id from orgs where path ^@ any(:scope)))
                                """).bind("members", members.toArray(UUID[]::new)))
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toSet());
    }

    /// The organisations of the district with these full names.
    @Unscoped("a member may go to any organisation of the district; nothing but its presence is told")
    Mono<Map<String, UUID>> inflows(Collection<String> names) {
        return database.sql("select name, id from orgs where name = any(:names) and dissolved_on is null")
                .bind("names", names.toArray(String[]::new))
                .mapProperties(Inflow.class)
                .all()
                .collectMap(Inflow::name, Inflow::id);
    }

    /// The names of organisations where members are meanwhile.
    @Unscoped("the stays were found within the scope of one of the two sides")
    Mono<Map<UUID, String>> inflowNames(Collection<UUID> organizations) {
        return database.sql("select name, id from orgs where id = any(:ids)")
                .bind("ids", organizations.toArray(UUID[]::new))
                .mapProperties(Inflow.class)
                .all()
                .collectMap(Inflow::id, Inflow::name);
    }

    /// Whether there is such an organisation anywhere in the district.
    @Unscoped("a member may go to any organisation of the district; nothing but its presence is told")
    Mono<Boolean> exists(UUID organization) {
        return database.sql("select exists (select from orgs where id = :id and dissolved_on is null)")
                .bind("id", organization)
                .mapValue(Boolean.class)
                .one();
    }

    /// Names of members whom the home branch or the place of inflow may know.
    @Unscoped("the stays were found within the scope of one of the two sides")
    Flux<Person> people(Collection<UUID> members) {
        return database.sql("""
                        select m.id, m.name, m.org_id, o.name as org_name from members m
                        left join orgs o on o.id = m.org_id where m.id = any(:members)
                        """)
                .bind("members", members.toArray(UUID[]::new))
                .mapProperties(Person.class)
                .all();
    }

    private record Inflow(UUID id, String name) {}

    record Contact(LocalDate contactedOn, String note, String recorder) {}

    record Person(
            UUID id, String name, UUID orgId, @Nullable String orgName) {}
}
