package dangjian.member.mobility;

import dangjian.member.due.DueSource;
import dangjian.member.due.DueSource.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is to be done about mobile and lost members.
@Configuration(proxyBeanMethods = false)
class MobilityDue {

    /// Either side may speak with a member who is abroad.
    @Bean
    DueSource contactsAbroad() {
        return new DueSource("MOBILE_CONTACT", Actor.ANYBODY, "/api/v1/mobile-stays/{id}", """
                select s.id, side.part, side.org_id, m.id as member_id, m.name, s.destination as detail,
                    (coalesce((select max(contacted_on) from mobile_contacts c where c.stay_id = s.id), s.since)
                        + make_interval(months => rule_value('abroad-contact-months', :today)))::date as due_on
                from mobile_stays s join members m on m.id = s.member_id
                cross join lateral (values ('HOME', m.org_id), ('INFLOW', s.inflow_org_id)) side (part, org_id)
                where s.until is null and s.is_abroad and m.status not in ('EXITED', 'EXPELLED')
                    and side.org_id in (select id from orgs where path ^@ any({scope}))
                """);
    }

    /// Who is away for long and has a fixed place in the district is to be transferred there.
    @Bean
    DueSource mobileToTransfer() {
        return new DueSource("MOBILE_TRANSFER", Actor.ANYBODY, "/api/v1/mobile-stays/{id}", """
                select s.id, '' as part, m.org_id, m.id as member_id, m.name, inflow.name as detail,
                    (s.since + make_interval(months => rule_value('mobile-months', :today)))::date as due_on
                from mobile_stays s join members m on m.id = s.member_id join orgs inflow on inflow.id = s.inflow_org_id
                where s.until is null and not s.is_abroad and m.status in ('NORMAL', 'RETAINED', 'RESTORED')
                    and not exists (select from transferred_members t where t.member_id = m.id and t.is_open)
                    and m.org_id in (select id from orgs where path ^@ any({scope}))
                """);
    }

    /// Nobody knows where the member is: the membership may be suspended, unless that was proposed.
    @Bean
    DueSource lostToSuspend() {
        return new DueSource("LOST_SUSPENSION", Actor.ANYBODY, "/api/v1/lost-cases/{id}", """
                select c.id, '' as part, m.org_id, m.id as member_id, m.name,
                    '查找 ' || (select count(*) from search_efforts e where e.case_id = c.id) || ' 次' as detail,
                    (c.since + make_interval(months => rule_value('lost-suspension-months', :today)))::date as due_on
                from lost_cases c join members m on m.id = c.member_id
                where c.found_on is null and m.status in ('NORMAL', 'RETAINED', 'RESTORED')
                    and not exists (select from exits x where x.member_id = m.id and x.state = 'PROPOSED')
                    and m.org_id in (select id from orgs where path ^@ any({scope}))
                """);
    }

    /// A suspended member of whom still nothing is known is to be removed.
    @Bean
    DueSource lostToRemove() {
        return new DueSource("LOST_REMOVAL", Actor.ANYBODY, "/api/v1/lost-cases/{id}", """
                select c.id, '' as part, m.org_id, m.id as member_id, m.name, null as detail,
                    (p.valid_from + make_interval(months => rule_value('lost-removal-months', :today)))::date as due_on
                from lost_cases c join members m on m.id = c.member_id
                join membership_periods p on p.member_id = m.id and p.valid_to is null and p.status = 'SUSPENDED'
                where c.found_on is null and m.status = 'SUSPENDED'
                    and not exists (select from exits x where x.member_id = m.id and x.state = 'PROPOSED')
                    and m.org_id in (select id from orgs where path ^@ any({scope}))
                """);
    }
}
