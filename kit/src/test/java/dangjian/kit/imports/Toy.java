package dangjian.kit.imports;

/// A toy: the least that can be imported.
record Toy(String code, String name) {}
