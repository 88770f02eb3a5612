package cn.yichi.recognition.roster;

import cn.yichi.contracts.vocabulary.HeadingWords;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a roster must say of each certificate. All other columns are the sender's own affair. */
public enum RosterField {
  NUMBER(
      List.of("证书编号", "证书号", "证书号码", "证书编码", "证号", "技能证书编号", "职业技能等级证书编号", "资格证书编号", "职称证书编号"),
      List.of("certificate number", "certificate no", "certificate", "cert no", "number")),
  NAME(
      List.of("姓名", "持证人", "持证人姓名", "员工姓名", "人员姓名", "名字"),
      List.of("name", "holder", "holder name", "full name", "employee name")),
  DOCUMENT(
      List.of("证件号码", "证件号", "身份证号", "身份证号码", "身份证", "公民身份号码", "身份证件号码"),
      List.of(
          "document number", "document no", "id number", "id no", "id card", "identity number"));

  private static final Map<String, RosterField> KNOWN =
      Stream.of(values())
          .flatMap(field -> field.headings().map(it -> Map.entry(it, field)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final List<String> zh;
  private final List<String> en;

  RosterField(List<String> zh, List<String> en) {
    this.zh = zh;
    this.en = en;
  }

  private Stream<String> headings() {
    return Stream.of(zh, en).flatMap(List::stream).map(HeadingWords::folded);
  }

  /** The field that a heading means; empty for the sender's own. */
  public static Optional<RosterField> of(String heading) {
    return HeadingWords.readings(heading).stream()
        .map(KNOWN::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Its usual heading. */
  String heading(boolean english) {
    return english ? en.getFirst() : zh.getFirst();
  }
}
