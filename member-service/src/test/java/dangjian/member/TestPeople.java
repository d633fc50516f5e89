package dangjian.member;

/// Synthetic people: division 990000 does not exist.
public final class TestPeople {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private TestPeople() {}

    /// The ID number of one of a thousand people born on 1 January 1990.
    public static String idNumber(int number) {
        var digits = "99000019900101%03d".formatted(number);
        var sum = 0;
        for (var place = 0; place < WEIGHTS.length; place++) {
            sum += WEIGHTS[place] * (digits.charAt(place) - '0');
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
