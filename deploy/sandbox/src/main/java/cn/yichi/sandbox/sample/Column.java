package cn.yichi.sandbox.sample;

/** The columns of a bureau's file, as bureaus head them. */
enum Column {
  NAME("姓名"),
  DOCUMENT_TYPE("证件类型"),
  DOCUMENT_NUMBER("证件号码"),
  MOBILE("手机号码"),
  EDUCATION("文化程度"),
  KIND("证书类别"),
  OCCUPATION_NAME("职业名称"),
  OCCUPATION_CODE("职业编码"),
  EDITION("职业分类版本"),
  JOB_TYPE("工种"),
  LEVEL("等级"),
  NUMBER("证书编号"),
  ISSUER_CODE("评价机构代码"),
  ISSUER_NAME("评价机构名称"),
  ASSESSED_ON("评价日期"),
  ISSUED_ON("发证日期"),
  VALID_UNTIL("有效期至"),
  THEORY("理论成绩"),
  PRACTICE("实操成绩"),
  STANDARD("标准版本"),
  EXCEPTIONAL("破格依据"),
  EMPLOYER("工作单位信用代码"),
  INDUSTRY("所属行业"),
  COUNTY("县区代码");

  private final String heading;

  Column(String heading) {
    this.heading = heading;
  }

  String heading() {
    return heading;
  }
}
