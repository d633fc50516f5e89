package dangjian.member.roster;

import dangjian.kit.TestInfrastructure;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import dangjian.member.MemberServiceApplication;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;

/// Compares the pages of every kind of search at 10,000 and at 100,000 members, and exports them all.
///
/// Prints the median of the answers over HTTP, first and deep page. Not part of the build.
final class RosterBenchmark {

    private static final int ROUNDS = 60;
    private static final String TOKEN = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    private static final Map<String, String> SEARCHES = searches();

    private final DatabaseClient database;
    private final WebClient web;

    private RosterBenchmark(ConfigurableApplicationContext service) {
        this.database = service.getBean(DatabaseClient.class);
        this.web = WebClient.builder()
                .baseUrl("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"))
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + TOKEN)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20))
                .build();
    }

    static void main() {
        try (var service = start()) {
            var benchmark = new RosterBenchmark(service);
            benchmark.plant();
            benchmark.grow(0, 10_000);
            benchmark.measure();
            var small = benchmark.measure();
            benchmark.grow(10_000, 100_000);
            var large = benchmark.measure();
            small.forEach((name, before) -> {
                long after = Objects.requireNonNull(large.get(name));
                System.out.printf(
                        "%-20s %6.2f ms at 10,000, %6.2f ms at 100,000: x%.2f%n",
                        name, before / 1e6, after / 1e6, (double) after / before);
            });
            benchmark.export();
        }
        System.exit(0);
    }

    private static Map<String, String> searches() {
        var searches = new LinkedHashMap<String, String>();
        searches.put("district", "");
        searches.put("name", "name=王建");
        searches.put("pinyin", "name=wangjian");
        searches.put("initials", "name=wj");
        searches.put("status", "status=SUSPENDED");
        searches.put("lost", "isLost=true");
        searches.put("mobile", "isMobile=true");
        searches.put("probationary", "stage=PROBATIONARY");
        searches.put("age", "minAge=60&maxAge=61");
        searches.put("oldest", "minAge=99");
        searches.put("membership", "minYears=50");
        searches.put("education", "education=COLLEGE_AND_ABOVE");
        searches.put("rare education", "education=80");
        searches.put("position", "position=RETIRED");
        searches.put("tag", "tags=COMMUNITY");
        searches.put("rare tag", "tags=RETIRED");
        searches.put("age and education", "minAge=40&maxAge=45&education=20");
        return searches;
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(MemberServiceApplication.class, TestTokens.class)
                .initializers(new TestInfrastructure())
                .properties(Map.of(
                        "spring.config.name", "member-service",
                        "spring.application.name", "member-service",
                        "server.port", "0"))
                .run();
    }

    private void plant() {
        database.sql(TestOrganizations.insert()).then().block();
        database.sql("""
                        insert into orgs (id, path, name, short_name, kind, category, version)
                        select uuidv7(), '/1/x' || n || '/', '中国共产党测试区第' || n || '支部委员会', '第' || n || '支部', 'BRANCH',
                            'OTHER', 1 from generate_series(1, 2000) n
                        """).then().block();
        var seed = new RosterSeed(web);
        seed.registerOne();
    }

    /// Copies of one member with other names, days and codes; 50 to a branch.
    private void grow(int from, int to) {
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
                            case when n % 500 = 0 then 'SUSPENDED' else 'NORMAL' end, date '1970-01-01' + n % 20000,
                            case when n % 100 = 0 then null else date '1971-01-01' + n % 20000 end,
                            n % 250 = 0, case when n % 250 = 0 then date '2025-12-27' end, n % 33 = 0,
                            case when n % 33 = 0 then '江苏省' end, 100, m.registered_at, m.registered_by, m.registrar, 1,
                            case when n % 900 = 0 then '{"identityTags": "RETIRED"}'::jsonb
                                when n % 4 = 0 then '{"identityTags": "COMMUNITY"}'::jsonb else '{}'::jsonb end,
                            s.pinyin || g.pinyin || h.pinyin, s.initial || g.initial || h.initial, '{}'
                        from generate_series(%d + 1, %d) n
                        cross join (select * from members order by id limit 1) m
                        join orgs o on o.path = '/1/x' || (n / 50 + 1) || '/'
                        join (values (0, '王', 'wang', 'w'), (1, '李', 'li', 'l'), (2, '张', 'zhang', 'z'),
                            (3, '刘', 'liu', 'l'), (4, '陈', 'chen', 'c')) s(k, surname, pinyin, initial) on s.k = n % 5
                        join (values (0, '建', 'jian', 'j'), (1, '国', 'guo', 'g'), (2, '秀', 'xiu', 'x'), (3, '海', 'hai', 'h'))
                            g(k, given, pinyin, initial) on g.k = n / 5 % 4
                        join (values (0, '英', 'ying', 'y'), (1, '明', 'ming', 'm'), (2, '兰', 'lan', 'l'), (3, '文', 'wen', 'w'))
                            h(k, given, pinyin, initial) on h.k = n / 20 % 4
                        """.formatted(from, to)).then().block(Duration.ofMinutes(5));
        database.sql("vacuum analyze members").then().block(Duration.ofMinutes(5));
        database.sql("analyze orgs").then().block();
    }

    private Map<String, Long> measure() {
        var medians = new LinkedHashMap<String, Long>();
        SEARCHES.forEach((name, query) -> {
            var times = new long[ROUNDS];
            for (var round = 0; round < ROUNDS; round++) {
                var start = System.nanoTime();
                web.get()
                        .uri("/api/v1/members?" + query)
                        .retrieve()
                        .bodyToMono(String.class)
                        .block();
                times[round] = System.nanoTime() - start;
            }
            Arrays.sort(times);
            medians.put(name, times[ROUNDS / 2]);
        });
        return medians;
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

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
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
