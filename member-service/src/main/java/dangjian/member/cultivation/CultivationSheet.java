package dangjian.member.cultivation;

import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetLayout;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The columns of a sheet of cultivations (双培双创台账). Steps stand in the order of their pipeline.
final class CultivationSheet {

    /// A pipeline with more steps is not written beyond them.
    static final int MOST_STEPS = 8;

    static final SheetColumn PIPELINE = SheetColumn.required("培养路径", "路径");
    static final SheetColumn BRANCH = SheetColumn.required("所在党支部", "所属党支部", "所在支部", "党支部");
    static final SheetColumn PERSON = SheetColumn.required("培养对象", "姓名");
    static final SheetColumn MENTOR = SheetColumn.required("培养联系人", "联系人");
    static final SheetColumn STARTED_ON = SheetColumn.required("列入日期", "列入培养日期");
    static final List<SheetColumn> DONE_ON = numbered("第%d步日期");
    static final List<SheetColumn> EVIDENCE = numbered("第%d步依据");
    static final SheetColumn ENDED_ON = SheetColumn.optional("中止日期");
    static final SheetColumn REASON = SheetColumn.optional("中止原因");

    static final SheetLayout LAYOUT = SheetLayout.of(Stream.of(
                    Stream.of(PIPELINE, BRANCH, PERSON, MENTOR, STARTED_ON),
                    IntStream.range(0, MOST_STEPS)
                            .boxed()
                            .flatMap(step -> Stream.of(DONE_ON.get(step), EVIDENCE.get(step))),
                    Stream.of(ENDED_ON, REASON))
            .flatMap(columns -> columns)
            .toArray(SheetColumn[]::new));

    private CultivationSheet() {}

    private static List<SheetColumn> numbered(String heading) {
        return IntStream.rangeClosed(1, MOST_STEPS)
                .mapToObj(step -> SheetColumn.optional(heading.formatted(step)))
                .toList();
    }
}
