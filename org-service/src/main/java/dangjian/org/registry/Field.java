package dangjian.org.registry;

import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetLayout;
import java.util.Arrays;

/// What a sheet column and a JSON property say of an organisation.
enum Field {
    NAME("/name", SheetColumn.required("党组织全称", "党组织名称", "组织全称", "全称")),
    SHORT_NAME("/shortName", SheetColumn.optional("党组织简称", "组织简称", "简称")),
    CODE("/code", SheetColumn.optional("党组织编码", "组织编码", "党组织代码")),
    KIND("/kind", SheetColumn.required("组织类别", "党组织类别", "组织类型")),
    PARENT("/parentId", SheetColumn.required("上级党组织", "上级党组织名称", "上级党组织全称", "上级组织")),
    SECRETARY_NAME("/secretaryName", SheetColumn.optional("党组织书记", "书记", "书记姓名")),
    CONTACT_NAME("/contactName", SheetColumn.optional("联系人", "联系人姓名")),
    CONTACT_PHONE("/contactPhone", SheetColumn.optional("联系电话", "联系方式", "电话")),
    FOUNDED_ON("/foundedOn", SheetColumn.required("成立日期", "成立时间", "党组织成立日期")),
    UNIT_NAME("/unitName", SheetColumn.optional("所在单位名称", "单位名称", "所在单位")),
    CATEGORY("/category", SheetColumn.required("单位性质类别", "单位性质", "单位类别")),
    CREDIT_CODE("/creditCode", SheetColumn.optional("法人单位统一社会信用代码", "统一社会信用代码", "信用代码")),
    CREDIT_CODE_NOTE("/creditCodeNote", SheetColumn.optional("信用代码校验说明", "统一社会信用代码校验说明")),
    ELECTED_ON("/electedOn", SheetColumn.optional("本届当选日期", "当选日期", "本届选举日期", "换届日期")),
    TERM_ENDS_ON("/termEndsOn", SheetColumn.optional("届满日期", "届满时间", "任期届满日期")),
    DIVISION_CODE("/divisionCode", SheetColumn.optional("行政区划代码", "所在行政区划代码", "区划代码")),
    ADDRESS("/address", SheetColumn.optional("地址", "单位地址", "详细地址")),
    LONGITUDE("/longitude", SheetColumn.optional("经度")),
    LATITUDE("/latitude", SheetColumn.optional("纬度"));

    static final SheetLayout LAYOUT =
            SheetLayout.of(Arrays.stream(values()).map(Field::column).toArray(SheetColumn[]::new));

    private final String pointer;
    private final SheetColumn column;

    Field(String pointer, SheetColumn column) {
        this.pointer = pointer;
        this.column = column;
    }

    String pointer() {
        return pointer;
    }

    SheetColumn column() {
        return column;
    }
}
