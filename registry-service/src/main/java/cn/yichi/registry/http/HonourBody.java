package cn.yichi.registry.http;

import cn.yichi.registry.honour.HonourDraft;
import cn.yichi.registry.honour.HonourField;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An honour as one request states it; every value is text, at most 100 characters. */
@Schema(name = "HonourStatement", description = "An honour or contest result as a bureau states it")
record HonourBody(
    @Schema(description = "姓名", example = "王川江", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String name,
    @Schema(description = "证件类型", example = "居民身份证", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String documentType,
    @Schema(
            description = "证件号码",
            example = "11010519491231002X",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String documentNumber,
    @Schema(
            description = "荣誉类别: 竞赛成绩, 技术能手, 中华技能大奖, 技能大师工作室领衔专家, 世界技能大赛专家组长, 其他荣誉",
            example = "竞赛成绩",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String kind,
    @Schema(
            description = "层级: 世界级, 国家级, 省级 (in a municipality its own), 地市级, 区县级, 用人单位",
            example = "国家级",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String scope,
    @Schema(
            description =
                "竞赛级别; needed for a contest result, and only there: 世界技能大赛, 国家级一类技能竞赛, 国家级二类技能竞赛,"
                    + " 省级职业技能大赛, 省级行业赛, 区县赛, 未列类别",
            example = "国家级二类技能竞赛")
        @Nullable String contestClass,
    @Schema(
            types = {"string", "integer"},
            description = "名次 of a contest, 1 to 999",
            example = "3")
        @Nullable String place,
    @Schema(description = "奖牌 of WorldSkills: 金牌, 银牌, 铜牌, 优胜奖", example = "优胜奖")
        @Nullable String medal,
    @Schema(
            description = "荣誉名称; published, so it must not name the holder",
            example = "全国煤炭行业职业技能竞赛矿山测量工项目第三名",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String nameZh,
    @Schema(description = "职业名称", example = "矿山测量工") @Nullable String occupationName,
    @Schema(description = "职业编码; one that the catalogue does not list needs the name beside it")
        @Nullable String occupationCode,
    @Schema(description = "职业分类版本", example = "2022") @Nullable String occupationEdition,
    @Schema(
            description =
                "授予范围所在行政区划, a division of this region; needed below the nation, and only there",
            example = "500000")
        @Nullable String region,
    @Schema(
            description = "授予单位; published, so it must not name the holder",
            example = "中国煤炭工业协会",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String conferredBy,
    @Schema(
            description = "授予日期",
            example = "2023-06-01",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String conferredOn,
    @Schema(description = "an old record: nobody is told") @Nullable Boolean backfill) {

  HonourDraft draft() {
    Map<HonourField, String> stated = new EnumMap<>(HonourField.class);
    for (HonourField field : HonourField.values()) {
      String text = text(field);
      if (text != null) {
        stated.put(field, text);
      }
    }
    return new HonourDraft(stated, Boolean.TRUE.equals(backfill));
  }

  private @Nullable String text(HonourField field) {
    return switch (field) {
      case NAME -> name;
      case DOCUMENT_TYPE -> documentType;
      case DOCUMENT_NUMBER -> documentNumber;
      case KIND -> kind;
      case SCOPE -> scope;
      case CONTEST_CLASS -> contestClass;
      case PLACE -> place;
      case MEDAL -> medal;
      case NAME_ZH -> nameZh;
      case OCCUPATION_NAME -> occupationName;
      case OCCUPATION_CODE -> occupationCode;
      case OCCUPATION_EDITION -> occupationEdition;
      case REGION -> region;
      case CONFERRED_BY -> conferredBy;
      case CONFERRED_ON -> conferredOn;
    };
  }

  /** Names no value: a body holds personal data and must not reach a log. */
  @Override
  public String toString() {
    return "HonourBody";
  }
}
