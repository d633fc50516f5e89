package dangjian.member.roster;

import dangjian.kit.TestInfrastructure;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Cursor;
import dangjian.kit.web.Role;
import dangjian.member.MemberServiceApplication;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// Compares the pages of every kind of search in two services, one with 10,000 and one with 100,000 members, and
// exports
/// the larger roster.
///
/// The two are asked in turn, so that whatever else the machine does weighs on both. Prints the medians over HTTP. Not
/// part of the build.
final class RosterBenchmark implements AutoCloseable {

    private static final int ROUNDS = 60;
    private static final int WARMING = 30;
    private static final String TOKEN = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);

    private final ConfigurableApplicationContext service;
    private final DatabaseClient database;
    private final WebClient web;

    private RosterBenchmark(String name, int members) {
        this.service = start(name);
        this.database = service.getBean(DatabaseClient.class);
        this.web = WebClient.builder()
                .baseUrl("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"))
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + TOKEN)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20))
                .build();
        plant();
        grow(members);
    }

    static void main() {
        try (var small = new RosterBenchmark("small-roster", 10_000);
                var large = new RosterBenchmark("large-roster", 100_000)) {
            var others = large.pages();
            small.pages()
                    .forEach((name, page) ->
                            compare(name, small, page, large, Objects.requireNonNull(others.get(name))));
            large.export();
        }
        System.exit(0);
    }

    private static void compare(
            String name, RosterBenchmark small, Search smallPage, RosterBenchmark large, Search largePage) {
        var before = new long[ROUNDS];
        var after = new long[ROUNDS];
        for (var round = -WARMING; round < ROUNDS; round++) {
            before[Math.max(round, 0)] = small.time(smallPage);
            after[Math.max(round, 0)] = large.time(largePage);
        }
        Arrays.sort(before);
        Arrays.sort(after);
        var middle = ROUNDS / 2;
        System.out.printf(
                "%-22s %6.2f ms at 10,000, %6.2f ms at 100,000: x%.2f%n",
                name, before[middle] / 1e6, after[middle] / 1e6, (double) after[middle] / before[middle]);
    }

    private static Map<String, Search> searches() {
        var searches = new LinkedHashMap<String, Search>();
        searches.put("district", Search.by(""));
        searches.put("subtree", Search.by("under=" + TestOrganizations.NORTH));
        searches.put("name", Search.by("name=王建"));
        searches.put("name anywhere", Search.by("name=建英&match=CONTAINS"));
        searches.put("pinyin", Search.by("name=wangjian"));
        searches.put("initials", Search.by("name=wj"));
        searches.put("ID number", new Search("", Map.of("idNumber", Records.LI_ID)));
        searches.put("phone", new Search("", Map.of("phone", Records.LI_PHONE)));
        searches.put("status", Search.by("status=SUSPENDED"));
        searches.put("lost", Search.by("isLost=true"));
        searches.put("mobile", Search.by("isMobile=true"));
        searches.put("probationary", Search.by("stage=PROBATIONARY"));
        searches.put("age", Search.by("minAge=60&maxAge=61"));
        searches.put("oldest", Search.by("minAge=99"));
        searches.put("membership", Search.by("minYears=50"));
        searches.put("education", Search.by("education=COLLEGE_AND_ABOVE"));
        searches.put("rare education", Search.by("education=80"));
        searches.put("position", Search.by("position=RETIRED"));
        searches.put("tag", Search.by("tags=COMMUNITY"));
        searches.put("rare tag", Search.by("tags=RETIRED"));
        searches.put("age and education", Search.by("minAge=40&maxAge=45&education=20"));
        searches.put("name and age", Search.by("name=王&minAge=60&maxAge=60"));
        searches.put("mobile and education", Search.by("isMobile=true&education=80"));
        searches.put("mobile, tag, age", Search.by("isMobile=true&tags=COMMUNITY&minAge=30&maxAge=50"));
        return searches;
    }

    private static ConfigurableApplicationContext start(String name) {
        return new SpringApplicationBuilder(MemberServiceApplication.class, TestTokens.class)
                .initializers(new TestInfrastructure())
                .properties(Map.of("spring.config.name", "member-service"))
                .run("--spring.application.name=" + name, "--server.port=0", "--management.server.port=0");
    }

    private void plant() {
        database.sql(TestOrganizations.insert()).then().block();
        database.sql("""
            insert into orgs (id, path, name, short_name, kind, category, version)
            select uuidv7(), case when n <= 20 then '/1/2/x' else '/1/x' end || n || '/', '中国共产党测试区第' || n || '支部委员会', '第' || n || '支部', 'BRANCH',
                'OTHER', 1 from generate_series(1, 2000) n
            """).then().block();
        var seed = new RosterSeed(web);
        seed.registerOne();
    }

    /// Copies of one member with other names, days and codes; 50 to a branch.
    private void grow(int members) {
        database.sql("""
            insert into members (id, org_id, name, id_number_cipher, id_number_index, sex, birthday, nation,
                education, position, phone_cipher, phone_index, address_cipher, stage, status, joined_on,
                full_on, is_lost, lost_on, is_mobile, mobile_to, completeness, registered_at, registered_by,
                registrar, version, particulars, pinyin, initials, missing)
            select uuidv7(), o.id, s.surname || g.given || h.given, m.id_number_cipher,
                decode(md5('i' || n), 'hex'), m.sex, date '1945-01-01' + n % 22000, m.nation,
                case when n % 700 = 0 then 'PRIMARY_SCHOOL' when n % 3 = 0 then 'HIGH_SCHOOL'
                    else 'UNIVERSITY' end,
                case when n % 5 = 0 then '34' else '38' end, m.phone_cipher, decode(md5('p' || n), 'hex'),
                m.address_cipher, case when n % 100 = 0 then 'PROBATIONARY' else 'FULL' end,
                case when n % 500 = 0 then 'SUSPENDED' else 'NORMAL' end, date '1945-01-01' + n % 22000 + 6600 + n % 700,
                case when n % 100 = 0 then null else date '1945-01-01' + n % 22000 + 6965 + n % 700 end,
                n % 250 = 0, case when n % 250 = 0 then date '2025-12-27' end, n % 33 = 0,
                case when n % 33 = 0 then '江苏省' end, 100, m.registered_at, m.registered_by, m.registrar, 1,
                case when n % 900 = 0 then '{"identityTags": "RETIRED"}'::jsonb
                    when n % 4 = 0 then '{"identityTags": "COMMUNITY"}'::jsonb else '{}'::jsonb end,
                s.pinyin || g.pinyin || h.pinyin, s.initial || g.initial || h.initial, '{}'
            from generate_series(1, :members) n
            cross join (select * from members order by id limit 1) m
            join orgs o on o.name = '中国共产党测试区第' || (n / 50 + 1) || '支部委员会'
            join (values (0, '王', 'wang', 'w'), (1, '李', 'li', 'l'), (2, '张', 'zhang', 'z'),
                (3, '刘', 'liu', 'l'), (4, '陈', 'chen', 'c')) s(k, surname, pinyin, initial) on s.k = n % 5
            join (values (0, '建', 'jian', 'j'), (1, '国', 'guo', 'g'), (2, '秀', 'xiu', 'x'), (3, '海', 'hai', 'h'))
                g(k, given, pinyin, initial) on g.k = n / 5 % 4
            join (values (0, '英', 'ying', 'y'), (1, '明', 'ming', 'm'), (2, '兰', 'lan', 'l'), (3, '文', 'wen', 'w'))
                h(k, given, pinyin, initial) on h.k = n / 20 % 4
            """).bind("members", members).then().block(Duration.ofMinutes(5));
        database.sql("vacuum analyze members").then().block(Duration.ofMinutes(5));
        database.sql("analyze orgs").then().block();
    }

    /// Every search, pages deep in the longest lists, and counts.
    private Map<String, Search> pages() {
        var pages = searches();
        pages.put("district, deep", Search.by("after=" + halfWay("org_id, name, id")));
        pages.put("pinyin, deep", Search.by("name=wang&match=PINYIN&after=" + halfWay("pinyin, id")));
        pages.put("age, deep", Search.by("minAge=30&after=" + halfWay("birthday, id")));
        pages.put("district, counted", Search.by("count=true"));
        pages.put("mobile, counted", Search.by("isMobile=true&count=true"));
        pages.put("name, counted", Search.by("name=王建&count=true"));
        return pages;
    }

    private long time(Search search) {
        var start = System.nanoTime();
        search.page(web).block();
        return System.nanoTime() - start;
    }

    /// The cursor in the middle of a list in that order.
    private String halfWay(String order) {
        var id = Objects.requireNonNull(
                database.sql("""
                    select id from members where name like '王%%' order by %s
                    offset (select count(*) / 2 from members where name like '王%%') limit 1
                    """.formatted(order)).mapValue(UUID.class).one().block());
        return new Cursor(List.of(id.toString())).encoded();
    }

    private void export() {
        System.gc();
        var idle = used();
        var bytes = new AtomicLong();
        var peak = new AtomicLong();
        var start = System.nanoTime();
        web.post()
                .uri("/api/v1/members/exports")
                .bodyValue(Map.of("reason", "测量导出速度"))
                .retrieve()
                .bodyToFlux(DataBuffer.class)
                .doOnNext(buffer -> {
                    bytes.addAndGet(buffer.readableByteCount());
                    peak.accumulateAndGet(used(), Math::max);
                    DataBufferUtils.release(buffer);
                })
                .blockLast(Duration.ofMinutes(10));
        var seconds = (System.nanoTime() - start) / 1e9;
        var rows = Objects.requireNonNull(database.sql("select row_count from member_exports order by id desc limit 1")
                .mapValue(Integer.class)
                .one()
                .block());
        System.out.printf(
                "export: %d rows, %d MB, %.1f s, %.0f rows/s; heap idle %d MB, peak %d MB, limit %d MB%n",
                rows,
                bytes.get() >> 20,
                seconds,
                rows / seconds,
                idle >> 20,
                peak.get() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    @Override
    public void close() {
        service.close();
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// A search by what may stand in an address, or by personal data in a body.
    private record Search(String query, Map<String, ?> personal) {

        static Search by(String query) {
            return new Search(query, Map.of());
        }

        Mono<String> page(WebClient web) {
            return personal.isEmpty()
                    ? web.get().uri("/api/v1/members?" + query).retrieve().bodyToMono(String.class)
                    : web.post()
                            .uri("/api/v1/members/searches")
                            .bodyValue(personal)
                            .retrieve()
                            .bodyToMono(String.class);
        }
    }

    /// The member that the others are copies of.
    private record RosterSeed(WebClient web) {

        void registerOne() {
            web.post()
                    .uri("/api/v1/members")
                    .bodyValue(Records.in(TestOrganizations.NORTH_BRANCH, Records.li()))
                    .retrieve()
                    .toBodilessEntity()
                    .block();
        }
    }
}
