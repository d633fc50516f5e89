package dangjian.evaluation.star;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.evaluation.star.Settlement.Limit;
import dangjian.evaluation.star.Settlement.Rating;
import dangjian.kit.web.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StarApplicationTests {

    private static final Map<String, UnaryOperator<StarApplication>> VERBS = Map.of(
            "selfRate", StarApplication::selfRate,
            "check", StarApplication::check,
            "review", StarApplication::review,
            "lapse", StarApplication::lapse,
            "publish", StarApplication::publish,
            "object", StarApplication::object,
            "confirm", StarApplication::confirm,
            "revoke", StarApplication::revoke,
            "veto", application -> application.veto("SAFETY_ACCIDENT"));

    private static final Map<String, List<StarState>> ALLOWED = Map.of(
            "selfRate", List.of(StarState.OPEN, StarState.SELF_RATED),
            "check", List.of(StarState.SELF_RATED),
            "review", List.of(StarState.INDUSTRY_COMMITTEE_CHECKED),
            "lapse", List.of(StarState.OPEN, StarState.SELF_RATED, StarState.INDUSTRY_COMMITTEE_CHECKED),
            "publish", List.of(StarState.MEETING_DECIDED),
            "object", List.of(StarState.PUBLIC_NOTICE),
            "confirm", List.of(StarState.PUBLIC_NOTICE, StarState.RE_REVIEW),
            "revoke", List.of(StarState.CONFIRMED, StarState.DOWNGRADED),
            "veto",
                    List.of(
                            StarState.OPEN,
                            StarState.SELF_RATED,
                            StarState.INDUSTRY_COMMITTEE_CHECKED,
                            StarState.DISTRICT_REVIEWED));

    @ParameterizedTest
    @EnumSource(StarState.class)
    void everyVerbHasItsStatesAndNoOthers(StarState state) {
        VERBS.forEach((name, verb) -> {
            var application = in(state, 3, "");
            if (ALLOWED.getOrDefault(name, List.of()).contains(state)) {
                assertThat(verb.apply(application).version()).as(name).isEqualTo(2);
            } else {
                assertThatExceptionOfType(Problem.class)
                        .as(name)
                        .isThrownBy(() -> verb.apply(application))
                        .returns("star.state", Problem::code);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"3,, CONFIRMED", "1, QUOTA, CONFIRMED", "0, VETO, UNRATED", "0,, UNRATED", "0, REVOCATION, REVOKED"})
    void confirmationGivesStarsOrNone(int stars, String limits, StarState state) {
        assertThat(in(StarState.PUBLIC_NOTICE, stars, limits == null ? "" : limits)
                        .confirm()
                        .state())
                .isEqualTo(state);
    }

    @Test
    void theDecisionRemembersWhatLimitedTheStars() {
        var decided = in(StarState.DISTRICT_REVIEWED, 0, "")
                .decide(new Rating(
                        UUID.randomUUID(), BigDecimal.valueOf(95), 2, List.of(Limit.FIRST_RATING, Limit.QUOTA)));
        assertThat(decided.state()).isEqualTo(StarState.MEETING_DECIDED);
        assertThat(decided.stars()).isEqualTo(2);
        assertThat(decided.limits()).isEqualTo("FIRST_RATING QUOTA");
    }

    @Test
    void aReReviewNeverAddsStars() {
        var objected = in(StarState.OBJECTION, 2, "");
        assertThat(objected.reReview(2).stars()).isEqualTo(2);
        assertThat(objected.reReview(0).confirm().state()).isEqualTo(StarState.UNRATED);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> objected.reReview(3))
                .returns("star.not-above", Problem::code);
    }

    @Test
    void downgradingTakesStarsButNotAll() {
        var confirmed = in(StarState.CONFIRMED, 3, "");
        assertThat(confirmed.downgrade(1).state()).isEqualTo(StarState.DOWNGRADED);
        for (var wrong : List.of(3, 0, -1)) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> confirmed.downgrade(wrong))
                    .returns("star.not-lower", Problem::code);
        }
    }

    private static StarApplication in(StarState state, int stars, String limits) {
        return new StarApplication(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), state, null, BigDecimal.TEN, stars, limits, 1);
    }
}
