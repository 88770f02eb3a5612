package cn.yichi.registry.honour;

/** The fields in which a bureau states an honour, by the names of the HTTP API. */
public enum HonourField {
  /** 姓名 of the holder. */
  NAME("name"),
  /** 证件类型. */
  DOCUMENT_TYPE("documentType"),
  /** 证件号码. */
  DOCUMENT_NUMBER("documentNumber"),
  /** 荣誉类别. */
  KIND("kind"),
  /** 层级. */
  SCOPE("scope"),
  /** 竞赛级别. */
  CONTEST_CLASS("contestClass"),
  /** 名次. */
  PLACE("place"),
  /** 奖牌. */
  MEDAL("medal"),
  /** 荣誉名称, published as it is written. */
  NAME_ZH("nameZh"),
  /** 职业名称. */
  OCCUPATION_NAME("occupationName"),
  /** 职业编码. */
  OCCUPATION_CODE("occupationCode"),
  /** 职业分类版本. */
  OCCUPATION_EDITION("occupationEdition"),
  /** 授予范围所在行政区划. */
  REGION("region"),
  /** 授予单位, published as it is written. */
  CONFERRED_BY("conferredBy"),
  /** 授予日期. */
  CONFERRED_ON("conferredOn");

  private final String wireName;

  HonourField(String wireName) {
    this.wireName = wireName;
  }

  /** The name in requests and problems. */
  public String wireName() {
    return wireName;
  }
}
