package dangjian.activity.meeting;

import dangjian.activity.kind.ActivityKind;
import dangjian.activity.kind.KindTable;
import dangjian.activity.kind.Kinds;
import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.calendar.WorkingCalendar;
import dangjian.kit.web.Page;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Makes views of activities: adds what follows from their kind and from today's date.
@Component
class ActivityViews {

    private final Kinds kinds;
    private final WorkingCalendar calendar;
    private final InstantSource clock;

    ActivityViews(Kinds kinds, WorkingCalendar calendar, InstantSource clock) {
        this.kinds = kinds;
        this.calendar = calendar;
        this.clock = clock;
    }

    Mono<ActivityView> of(Activity activity) {
        return kinds.table().map(table -> view(activity, table, null));
    }

    Mono<ActivityView> of(Activity activity, Turnout turnout) {
        return kinds.table().map(table -> view(activity, table, turnout));
    }

    Mono<Page<ActivityView>> of(Page<Activity> page) {
        return kinds.table().map(table -> page.map(activity -> view(activity, table, null)));
    }

    private ActivityView view(Activity activity, KindTable table, @Nullable Turnout turnout) {
        ActivityKind kind = table.find(activity.kind(), activity.plan().day()).orElseThrow();
        return ActivityView.of(activity, kind, calendar, BusinessTime.today(clock), turnout);
    }
}
