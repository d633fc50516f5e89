package dangjian.org.registry;

/// Where a check says what is wrong: the faults of a sheet row, or those of a request.
@FunctionalInterface
interface Complaints {

    /// @param arguments for the message; never personal data
    void add(Field field, String code, Object... arguments);
}
