package dangjian.member.roster;

import dangjian.kit.TestInfrastructure;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Cursor;
import dangjian.kit.web.Role;
import dangjian.member.MemberServiceApplication;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;

/// A running service with that many members, 50 to a branch; whatever they are like is the same share of any number.
final class BenchmarkedRoster implements AutoCloseable {

    private static final String TOKEN = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);

    private static final String BRANCHES = """
        insert into orgs (id, path, name, short_name, kind, category, version)
        select uuidv7(), case when n <= 20 then '/1/2/x' when mod(n, 11) = 0 then '/1/3/x' else '/1/x' end || n || '/',
            '中国共产党测试区第' || n || '支部委员会', '第' || n || '支部', 'BRANCH', 'OTHER', 1
        from generate_series(1, greatest(2000, %1$d / 50 + 1)) n
        """;
    private static final String MEMBERS = """
        select setseed(0.5);
        insert into members (id, org_id, name, id_number_cipher, id_number_index, sex, birthday, nation,
            education, position, phone_cipher, phone_index, address_cipher, stage, status, joined_on,
            full_on, is_lost, lost_on, is_mobile, mobile_to, completeness, registered_at, registered_by,
            registrar, version, particulars, pinyin, initials, missing)
        select uuidv7(), o.id, s.surname || g.given || h.given, m.id_number_cipher,
            decode(md5('i' || n), 'hex'), m.sex, n.born, m.nation, n.education, n.position, m.phone_cipher,
            decode(md5('p' || n), 'hex'), m.address_cipher, n.stage, n.status, joined,
            case when n.stage = 'FULL' then joined + 365 end, n.is_lost, case when n.is_lost then date '2025-12-27' end,
            n.is_mobile, case when n.is_mobile then '江苏省' end, 100, m.registered_at, m.registered_by, m.registrar, 1,
            case when tag = '' then '{}'::jsonb else jsonb_build_object('identityTags', tag) end,
            s.pinyin || g.pinyin || h.pinyin, s.initial || g.initial || h.initial, '{}'
        from (
            select n, born, born + 6600 + random(0, 699) as joined,
                case when random(1, 700) = 1 then 'PRIMARY_SCHOOL' when random(1, 3) = 1 then 'HIGH_SCHOOL'
                    else 'UNIVERSITY' end as education,
                case when random(1, 5) = 1 then '34' else '38' end as position,
                case when random(1, 100) = 1 then 'PROBATIONARY' else 'FULL' end as stage,
                case when random(1, 500) = 1 then 'SUSPENDED' else 'NORMAL' end as status,
                random(1, 250) = 1 as is_lost, random(1, 33) = 1 as is_mobile,
                case when random(1, 900) = 1 then 'RETIRED' when random(1, 4) = 1 then 'COMMUNITY' else '' end as tag,
                random(0, 4) as a, random(0, 3) as b, case when random(1, 2000) = 1 then 4 else random(0, 3) end as c
            from (select n, date '1945-01-01' + random(0, 21999) as born from generate_series(1, %1$d) n) born) n
        cross join (select * from members order by id limit 1) m
        join orgs o on o.name = '中国共产党测试区第' || (n / 50 + 1) || '支部委员会'
        join (values (0, '王', 'wang', 'w'), (1, '李', 'li', 'l'), (2, '张', 'zhang', 'z'),
            (3, '刘', 'liu', 'l'), (4, '陈', 'chen', 'c')) s(k, surname, pinyin, initial) on s.k = a
        join (values (0, '建', 'jian', 'j'), (1, '国', 'guo', 'g'), (2, '秀', 'xiu', 'x'), (3, '海', 'hai', 'h'))
            g(k, given, pinyin, initial) on g.k = b
        join (values (0, '英', 'ying', 'y'), (1, '明', 'ming', 'm'), (2, '兰', 'lan', 'l'), (3, '文', 'wen', 'w'),
            (4, '镕', 'rong', 'r')) h(k, given, pinyin, initial) on h.k = c
        """;

    private final ConfigurableApplicationContext service;
    private final DatabaseClient database;
    private final WebClient web;

    BenchmarkedRoster(String name, int members) {
        this.service = start(name);
        this.database = service.getBean(DatabaseClient.class);
        this.web = WebClient.builder()
                .baseUrl("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"))
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + TOKEN)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20))
                .build();
        run(TestOrganizations.insert());
        registerOne();
        run(BRANCHES.formatted(members));
        run(MEMBERS.formatted(members));
        run("vacuum analyze members");
        run("vacuum analyze member_counts");
        run("analyze orgs");
    }

    WebClient web() {
        return web;
    }

    long number(String sql) {
        return Objects.requireNonNull(
                database.sql(sql).mapValue(Long.class).one().block());
    }

    /// The cursor in the middle of the list of everybody with the first surname, in that order.
    String halfWay(String order) {
        var id = Objects.requireNonNull(
                database.sql("""
                    select id from members where name like '王%%' order by %s
                    offset (select count(*) / 2 from members where name like '王%%') limit 1
                    """.formatted(order)).mapValue(UUID.class).one().block());
        return new Cursor(List.of(id.toString())).encoded();
    }

    @Override
    public void close() {
        service.close();
    }

    private static ConfigurableApplicationContext start(String name) {
        return new SpringApplicationBuilder(MemberServiceApplication.class, TestTokens.class)
                .initializers(new TestInfrastructure())
                .properties(Map.of("spring.config.name", "member-service"))
                .run("--spring.application.name=" + name, "--server.port=0", "--management.server.port=0");
    }

    /// The member that the others are copies of.
    private void registerOne() {
        web.post()
                .uri("/api/v1/members")
                .bodyValue(Records.in(TestOrganizations.NORTH_BRANCH, Records.li()))
                .retrieve()
                .toBodilessEntity()
                .block();
    }

    private void run(String sql) {
        database.sql(sql).then().block(Duration.ofMinutes(5));
    }
}
