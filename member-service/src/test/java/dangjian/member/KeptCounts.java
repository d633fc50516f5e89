package dangjian.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.r2dbc.core.DatabaseClient;

/// Whether the counts of members that are kept are what counting finds.
public final class KeptCounts {

    private static final String DIFFERENCES = """
        select 'kept ' || coalesce(kept.members, 0) || ', found ' || coalesce(found.members, 0) || ' of '
            || concat_ws(' ', org_id, stage, status, is_mobile, is_lost)
        from (
            select org_id, stage, status, is_mobile, is_lost, sum(members) as members from member_counts
            group by org_id, stage, status, is_mobile, is_lost) kept
        full join (
            select org_id, stage, status, is_mobile, is_lost, count(*) as members from members
            where merged_into is null group by org_id, stage, status, is_mobile, is_lost) found
            using (org_id, stage, status, is_mobile, is_lost)
        where coalesce(kept.members, 0) <> coalesce(found.members, 0)
        """;

    private KeptCounts() {}

    public static void mustAgree(DatabaseClient database) {
        assertThat(database.sql(DIFFERENCES)
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block())
                .isEmpty();
    }
}
