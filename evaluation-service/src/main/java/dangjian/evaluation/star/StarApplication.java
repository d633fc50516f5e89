package dangjian.evaluation.star;

import static dangjian.evaluation.star.StarState.CONFIRMED;
import static dangjian.evaluation.star.StarState.DISTRICT_REVIEWED;
import static dangjian.evaluation.star.StarState.DOWNGRADED;
import static dangjian.evaluation.star.StarState.INDUSTRY_COMMITTEE_CHECKED;
import static dangjian.evaluation.star.StarState.LAPSED;
import static dangjian.evaluation.star.StarState.MEETING_DECIDED;
import static dangjian.evaluation.star.StarState.OBJECTION;
import static dangjian.evaluation.star.StarState.OPEN;
import static dangjian.evaluation.star.StarState.PUBLIC_NOTICE;
import static dangjian.evaluation.star.StarState.REVOKED;
import static dangjian.evaluation.star.StarState.RE_REVIEW;
import static dangjian.evaluation.star.StarState.SELF_RATED;
import static dangjian.evaluation.star.StarState.UNRATED;

import dangjian.evaluation.star.Settlement.Limit;
import dangjian.evaluation.star.Settlement.Rating;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The application of one organisation in a cycle (星级申报).
///
/// @param veto code of the veto that was raised
/// @param points what the meeting decided on
/// @param limits what kept the stars below what the points deserve, separated by blanks
record StarApplication(
        UUID id,
        UUID cycleId,
        UUID orgId,
        StarState state,
        @Nullable String veto,
        @Nullable BigDecimal points,
        @Nullable Integer stars,
        String limits,
        int version) {

    static StarApplication open(UUID cycle, UUID organization) {
        return new StarApplication(Ids.next(), cycle, organization, OPEN, null, null, null, "", 1);
    }

    /// May be done again until the committee has checked.
    StarApplication selfRate() {
        return mustBe(OPEN, SELF_RATED).to(SELF_RATED);
    }

    StarApplication check() {
        return mustBe(SELF_RATED).to(INDUSTRY_COMMITTEE_CHECKED);
    }

    StarApplication review() {
        return mustBe(INDUSTRY_COMMITTEE_CHECKED).to(DISTRICT_REVIEWED);
    }

    /// Takes part to the end without a chance of stars.
    StarApplication veto(String code) {
        mustBe(OPEN, SELF_RATED, INDUSTRY_COMMITTEE_CHECKED, DISTRICT_REVIEWED);
        return new StarApplication(id, cycleId, orgId, state, code, points, stars, limits, version + 1);
    }

    StarApplication decide(Rating rating) {
        mustBe(DISTRICT_REVIEWED);
        var why = rating.limits().stream().map(Limit::name).collect(Collectors.joining(" "));
        return new StarApplication(
                id, cycleId, orgId, MEETING_DECIDED, veto, rating.points(), rating.stars(), why, version + 1);
    }

    /// Was not reviewed in time and takes no part in the decision.
    StarApplication lapse() {
        return mustBe(OPEN, SELF_RATED, INDUSTRY_COMMITTEE_CHECKED).to(LAPSED);
    }

    StarApplication publish() {
        return mustBe(MEETING_DECIDED).to(PUBLIC_NOTICE);
    }

    StarApplication object() {
        return mustBe(PUBLIC_NOTICE).to(OBJECTION);
    }

    /// Answers an objection: the stars stay or go down. A place that becomes free is not given to others, because
    /// theirs were published already.
    StarApplication reReview(int newStars) {
        mustBe(OBJECTION);
        if (newStars < 0 || newStars > starsOrNone()) {
            throw Problem.unprocessable("star.not-above", starsOrNone());
        }
        return with(RE_REVIEW, newStars);
    }

    StarApplication confirm() {
        mustBe(PUBLIC_NOTICE, RE_REVIEW);
        if (starsOrNone() > 0) {
            return to(CONFIRMED);
        }
        return to(limitedBy(Limit.REVOCATION) ? REVOKED : UNRATED);
    }

    StarApplication downgrade(int newStars) {
        mustBe(CONFIRMED, DOWNGRADED);
        if (newStars < 1 || newStars >= starsOrNone()) {
            throw Problem.unprocessable("star.not-lower", starsOrNone());
        }
        return with(DOWNGRADED, newStars);
    }

    StarApplication revoke() {
        return mustBe(CONFIRMED, DOWNGRADED).with(REVOKED, 0);
    }

    boolean isReviewed() {
        return state == DISTRICT_REVIEWED;
    }

    int starsOrNone() {
        return stars == null ? 0 : stars;
    }

    private boolean limitedBy(Limit limit) {
        return List.of(limits.split(" ")).contains(limit.name());
    }

    private StarApplication mustBe(StarState... allowed) {
        if (!Arrays.asList(allowed).contains(state)) {
            throw Problem.conflict(
                    "star.state",
                    state.name(),
                    Arrays.stream(allowed).map(StarState::name).collect(Collectors.joining(", ")));
        }
        return this;
    }

    private StarApplication to(StarState next) {
        return new StarApplication(id, cycleId, orgId, next, veto, points, stars, limits, version + 1);
    }

    private StarApplication with(StarState next, int newStars) {
        return new StarApplication(id, cycleId, orgId, next, veto, points, newStars, limits, version + 1);
    }
}
