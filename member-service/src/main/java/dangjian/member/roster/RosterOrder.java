package dangjian.member.roster;

/// How a list of members is sorted; each order has its index.
enum RosterOrder {
    BRANCH("m.org_id, m.name, m.id"),
    NAME("m.name, m.id"),
    PINYIN("m.pinyin, m.id"),
    INITIALS("m.initials, m.id"),
    BIRTHDAY("m.birthday, m.id"),
    MEMBERSHIP("m.counted_from, m.id");

    private final String columns;

    RosterOrder(String columns) {
        this.columns = columns;
    }

    String columns() {
        return columns;
    }

    /// The first of its columns.
    String column() {
        return columns.substring(0, columns.indexOf(','));
    }
}
