package dangjian.evaluation.star;

/// A copy of the default scheme whose public notice lasts no day, so that a test need not wait.
final class ShortScheme {

    static final String SQL = """
            do $$
            begin
                if exists (select from star_schemes where version = 900) then
                    return;
                end if;
                insert into star_schemes
                select 900, title, '2021-01-01', legal_basis, 0, valid_years, satisfaction_dimension, satisfaction_least,
                    satisfaction_ceiling, first_rating_ceiling, greatest_promotion, revocation_below, 'T900'
                from star_schemes where version = 1;
                insert into star_dimensions
                select 900, code, title, most_points, is_bonus, place, tie_break
                from star_dimensions where scheme_version = 1;
                insert into star_indicators
                select 900, code, dimension, title, type, most_points, formula, activity_kind, period,
                    least_full_members, place
                from star_indicators where scheme_version = 1;
                insert into star_thresholds
                select 900, stars, least_points, quota, reward, funding from star_thresholds where scheme_version = 1;
                insert into star_vetoes select 900, code, title from star_vetoes where scheme_version = 1;
                update star_schemes set published_at = now() where version = 900;
            end $$
            """;

    private ShortScheme() {}
}
