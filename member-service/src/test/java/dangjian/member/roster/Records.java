package dangjian.member.roster;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Records as callers send them; the people are synthetic (division 99xxxx does not exist).
final class Records {

    static final String LI_ID = "990000199001010017";
    static final String LI_PHONE = "13800138000";
    static final String LI_ADDRESS = "测试区人民路1号2单元301室";
    static final String WANG_ID = "990000198506150029";
    static final String WANG_PHONE = "0512-66668888";
    static final String ZHAO_ID = "99010119771103004X";

    private Records() {}

    /// A full member with every field.
    static Map<String, Object> li() {
        return with(
                Map.of(
                        "name", "李建国",
                        "idNumber", LI_ID,
                        "nation", "汉族",
                        "education", "大学本科",
                        "stage", "正式党员",
                        "joinedOn", "2012-06-20",
                        "fullOn", "2013-06-20",
                        "position", "社区工作人员",
                        "phone", LI_PHONE,
                        "address", LI_ADDRESS),
                Map.of());
    }

    /// A probationary member with only what is required.
    static Map<String, Object> wang() {
        return Map.of("name", "王秀英", "idNumber", WANG_ID, "stage", "PROBATIONARY", "joinedOn", "2026年3月1日");
    }

    /// The ID number of one of a thousand synthetic people.
    static String number(int person) {
        var digits = "99000019900101%03d".formatted(person);
        return digits + CitizenId.checkCharacter(digits);
    }

    static Map<String, Object> with(Map<String, ?> fields, Map<String, ?> others) {
        var all = new HashMap<String, Object>(fields);
        all.putAll(others);
        return all;
    }

    static Map<String, Object> in(UUID branch, Map<String, ?> fields) {
        return with(fields, Map.of("orgId", branch));
    }
}
