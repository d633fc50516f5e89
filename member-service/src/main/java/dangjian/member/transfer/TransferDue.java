package dangjian.member.transfer;

import dangjian.member.due.DueSource;
import dangjian.member.due.DueSource.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is to be done about transfers.
@Configuration(proxyBeanMethods = false)
class TransferDue {

    private static final String ADDRESS = "/api/v1/transfers/{id}";

    private static final String WHOM = """
            select t.id, '' as part, %s as org_id, p.member_id,
                case when t.kind = 'WHOLE_ORG' then t.from_name else coalesce(p.name, n.name) end as name,
                (select label from codes where list = 'transfer-states' and code = t.state order by version desc limit 1)
                    as detail, t.valid_until as due_on
            from transfers t
            left join transfer_newcomers n on n.transfer_id = t.id
            left join lateral (
                select m.id as member_id, m.name from transferred_members x join members m on m.id = x.member_id
                where x.transfer_id = t.id and t.kind <> 'WHOLE_ORG' limit 1) p on true
            where t.waits_for is not null and (t.valid_until is null or t.valid_until >= :today) and
            """;

    /// The step that an organisation has to take.
    @Bean
    DueSource transfersThatWait() {
        return new DueSource(
                "TRANSFER",
                Actor.ANYBODY,
                ADDRESS,
                WHOM.formatted("t.waits_for") + "t.waits_for in (select id from orgs where path ^@ any({scope}))");
    }

    /// The sender stays responsible, and has to chase the receiver before the letter runs out.
    @Bean
    DueSource lettersThatRunOut() {
        return new DueSource("TRANSFER_RUNS_OUT", Actor.ANYBODY, ADDRESS, WHOM.formatted("t.from_org_id") + """
                        t.valid_until <= :today + rule_value('transfer-alert-days', :today)
                            and t.from_org_id in (select id from orgs where path ^@ any({scope}))
                        """);
    }
}
