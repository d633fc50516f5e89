package dangjian.member.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.member.StandingTest;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A table that keeps something of members must say what becomes of it when two records prove to be one person.
class MergedTablesIT extends StandingTest {

    /// Tables that a [MergeParticipant] takes care of.
    private static final Set<String> TAKEN_CARE_OF = Set.of(
            "membership_periods",
            "development_cases",
            "transferred_members",
            "penalties",
            "rights_suspensions",
            "mobile_stays",
            "lost_cases",
            "disposals",
            "exits",
            "pledges",
            "badge_receipts",
            "plaques",
            "badge_event_representatives",
            "cultivations",
            "dues_assessments",
            "dues_accounts",
            "dues_entries",
            "dues_reductions",
            "dues_payments",
            "dues_contributions");

    /// Tables that tell of the record and not of the person, and stay with it.
    private static final Set<String> OF_THE_RECORD =
            Set.of("members", "member_changes", "member_merges", "disclosures", "dues_disclosures", "dues_reminders");

    @Test
    void everyTableThatNamesAMemberFollowsAMergeOrStaysForAReason() {
        var tables =
                database.sql("""
                        select distinct conrelid::regclass::text from pg_constraint
                        where contype = 'f' and confrelid = 'members'::regclass
                        """).mapValue(String.class).all().collectList().block();

        assertThat(tables)
                .as("give the new table to its feature's MergeParticipant, or say here why it stays")
                .allMatch(table -> TAKEN_CARE_OF.contains(table) || OF_THE_RECORD.contains(table))
                .containsAll(TAKEN_CARE_OF);
    }
}
