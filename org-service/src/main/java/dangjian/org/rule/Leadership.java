package dangjian.org.rule;

/// How the leaders of a kind of organisation come into office.
public enum Leadership {
    /// 选举产生
    ELECTED,
    /// 上级任命
    APPOINTED,
    /// 指定或推选
    DESIGNATED
}
