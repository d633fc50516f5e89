package dangjian.kit.crypto;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Personal data as it may be shown by default; what cannot be recognised is hidden entirely.
public final class Masking {

    private static final String STAR = "*";
    private static final String HIDDEN = "***";

    private static final Set<String> COMPOUND_SURNAMES = Set.of(
            "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
            "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "令狐", "百里", "呼延", "东郭",
            "南门", "西门", "轩辕", "纳兰", "拓跋", "完颜");

    private static final String REGIONS = "(?:[^\\p{Nd}号]{1,8}?(?:特别行政区|自治区|自治州|自治县|地区|省|市|区|县|旗|盟)){0,3}";
    private static final Pattern TO_TOWN = Pattern.compile("^" + REGIONS + "[^\\p{Nd}号]{2,10}?(?:街道|镇|乡|苏木)");
    private static final Pattern TO_ROAD = Pattern.compile("^" + REGIONS + "[^\\p{Nd}号]{1,10}?(?:大道|大街|路|街|巷|胡同)");
    private static final Pattern TO_REGION = Pattern.compile("^" + REGIONS);

    private Masking() {}

    /// The surname, also a compound one: 张**, 欧阳**.
    public static String name(String name) {
        String compound = name.substring(0, Math.min(2, name.length()));
        boolean isCompound = COMPOUND_SURNAMES.contains(compound) && length(name) > 2;
        return keep(name, isCompound ? 2 : 1, 0);
    }

    /// The first three and the last four of an ID number: 110***********002X.
    public static String idNumber(String idNumber) {
        return keep(idNumber, 3, 4);
    }

    /// The first three and the last four digits of a mobile number: 138****1234.
    public static String mobile(String mobile) {
        return keep(mobile, 3, 4);
    }

    /// The area code and the last four digits of a landline: 010-****5678.
    public static String landline(String landline) {
        int dash = landline.indexOf('-');
        return landline.substring(0, dash + 1) + keep(landline.substring(dash + 1), 0, 4);
    }

    /// An address as far as the street or town: 北京市东城区东华门街道***.
    public static String address(String address) {
        return Stream.of(TO_TOWN, TO_ROAD, TO_REGION)
                        .map(pattern -> pattern.matcher(address))
                        .filter(Matcher::find)
                        .findFirst()
                        .map(Matcher::group)
                        .orElse("")
                + HIDDEN;
    }

    /// The last four digits of a bank card.
    public static String bankCard(String bankCard) {
        return keep(bankCard, 0, 4);
    }

    /// Keeps both ends if at least as much is hidden as one of them shows, else hides everything.
    private static String keep(String text, int head, int tail) {
        int length = length(text);
        int hidden = length - head - tail;
        if (hidden < 1 || hidden < Math.min(head, tail)) {
            return STAR.repeat(length);
        }
        return text.substring(0, text.offsetByCodePoints(0, head))
                + STAR.repeat(hidden)
                + text.substring(text.offsetByCodePoints(text.length(), -tail));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
