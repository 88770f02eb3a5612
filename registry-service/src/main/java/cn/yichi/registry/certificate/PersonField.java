package cn.yichi.registry.certificate;

/** What can be revealed of a person, one by one. */
public enum PersonField {
  /** The name (姓名). */
  NAME("name"),
  /** The number of the identity document (证件号码). */
  DOCUMENT_NUMBER("documentNumber"),
  /** The mobile number (手机号码). */
  MOBILE("mobile");

  private final String word;

  PersonField(String word) {
    this.word = word;
  }

  /** As requests and answers name it. */
  public String word() {
    return word;
  }
}
