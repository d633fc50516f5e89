package dangjian.member.ballot;

/// A share of people, as a fraction.
record Share(int numerator, int denominator) {

    boolean isExceededBy(int part, int whole) {
        return (long) part * denominator > (long) whole * numerator;
    }

    boolean isReachedBy(int part, int whole) {
        return (long) part * denominator >= (long) whole * numerator;
    }
}
