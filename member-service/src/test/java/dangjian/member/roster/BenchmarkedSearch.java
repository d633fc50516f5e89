package dangjian.member.roster;

import dangjian.kit.TestOrganizations;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// A search by what may stand in an address, or by personal data in a body.
record BenchmarkedSearch(String query, Map<String, ?> personal) {

    private static final String QUERIES = """
        district                     |
        subtree, 20 branches         | under=%1$s
        subtree, a tenth             | under=%2$s
        name                         | name=王建
        name anywhere                | name=建英&match=CONTAINS
        character anywhere           | name=建&match=CONTAINS
        rare character               | name=镕&match=CONTAINS
        nobody's name                | name=镕基&match=CONTAINS
        pinyin                       | name=wangjian
        initials                     | name=wj
        status                       | status=SUSPENDED
        lost                         | isLost=true
        mobile                       | isMobile=true
        probationary                 | stage=PROBATIONARY
        age                          | minAge=60&maxAge=61
        oldest                       | minAge=99
        membership                   | minYears=50
        education                    | education=COLLEGE_AND_ABOVE
        rare education               | education=80
        nobody's education           | education=DOCTOR
        position                     | position=RETIRED
        tag                          | tags=COMMUNITY
        rare tag                     | tags=RETIRED
        age, education               | minAge=40&maxAge=45&education=20
        age, rare education          | minAge=60&maxAge=70&education=80
        age, membership              | minAge=30&maxAge=50&minYears=50
        name, age                    | name=王&minAge=60&maxAge=60
        name, mobile, tag            | name=王&isMobile=true&tags=COMMUNITY
        name anywhere, lost          | name=建英&match=CONTAINS&isLost=true
        name anywhere, age           | name=英&match=CONTAINS&minAge=60&maxAge=60
        pinyin, probationary, retired | name=wang&match=PINYIN&stage=PROBATIONARY&position=RETIRED
        mobile, lost                 | isMobile=true&isLost=true
        mobile, rare education       | isMobile=true&education=80
        mobile, tag, age             | isMobile=true&tags=COMMUNITY&minAge=30&maxAge=50
        lost, position, age          | isLost=true&position=RETIRED&minAge=30&maxAge=50
        probationary, tag            | stage=PROBATIONARY&tags=COMMUNITY
        probationary, suspended      | stage=PROBATIONARY&status=SUSPENDED
        suspended, tag, age          | status=SUSPENDED&tags=COMMUNITY&minAge=30
        retired, rare education      | position=RETIRED&education=80
        retired, tag, school         | position=RETIRED&tags=COMMUNITY&education=60
        rare tag, rare education     | tags=RETIRED&education=80
        membership, education        | minYears=50&education=80&position=38
        a tenth: mobile, tag, age    | under=%2$s&isMobile=true&tags=COMMUNITY&minAge=30&maxAge=50
        a tenth: retired, tag        | under=%2$s&position=RETIRED&tags=RETIRED
        a tenth: age, rare education | under=%2$s&minAge=60&maxAge=70&education=80
        a tenth: name anywhere       | under=%2$s&name=建英&match=CONTAINS
        district, counted            | count=true
        a tenth, counted             | under=%2$s&count=true
        mobile, counted              | isMobile=true&count=true
        normal and full, counted     | stage=FULL&status=NORMAL&count=true
        rare education, counted      | education=80&count=true
        mobile, tag, counted         | isMobile=true&tags=COMMUNITY&count=true
        name, counted                | name=王建&count=true
        """;

    /// What is asked in pages and counts that find the same share of any number of members.
    static Map<String, BenchmarkedSearch> all() {
        var searches = new LinkedHashMap<String, BenchmarkedSearch>();
        QUERIES.formatted(TestOrganizations.NORTH, TestOrganizations.SOUTH)
                .lines()
                .forEach(line -> {
                    var cells = line.split("\\|", 2);
                    searches.put(cells[0].strip(), by(cells[1].strip()));
                });
        searches.put("ID number", new BenchmarkedSearch("", Map.of("idNumber", Records.LI_ID)));
        searches.put("phone", new BenchmarkedSearch("", Map.of("phone", Records.LI_PHONE)));
        return searches;
    }

    /// Counts that have to look at each of the many members they count: they grow with what they count.
    static Map<String, BenchmarkedSearch> counts() {
        var searches = new LinkedHashMap<String, BenchmarkedSearch>();
        searches.put("tag, counted", by("tags=COMMUNITY&count=true"));
        searches.put("age, counted", by("minAge=60&count=true"));
        searches.put("education, counted", by("education=20&count=true"));
        return searches;
    }

    /// Pages in the middle of long lists.
    static Map<String, BenchmarkedSearch> deep(BenchmarkedRoster roster) {
        var searches = new LinkedHashMap<String, BenchmarkedSearch>();
        searches.put("district, deep", by("after=" + roster.halfWay("org_id, name, id")));
        searches.put("pinyin, deep", by("name=wang&match=PINYIN&after=" + roster.halfWay("pinyin, id")));
        searches.put("age, deep", by("minAge=30&after=" + roster.halfWay("birthday, id")));
        return searches;
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

    private static BenchmarkedSearch by(String query) {
        return new BenchmarkedSearch(query, Map.of());
    }
}
