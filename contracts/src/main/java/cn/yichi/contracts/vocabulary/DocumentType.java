package cn.yichi.contracts.vocabulary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kinds of identity documents (证件类型), with their GA/T 517 codes where a source gives one
 * [blog.csdn.net/huweijian5/article/details/86999713].
 */
public enum DocumentType {
  /** 居民身份证. */
  RESIDENT_ID("111", "居民身份证", "身份证", "二代身份证", "中华人民共和国居民身份证"),
  /** 港澳台居民居住证. */
  RESIDENCE_PERMIT("", "港澳台居民居住证", "居住证", "港澳居民居住证", "台湾居民居住证"),
  /** 来往内地通行证 of Hong Kong and Macao residents. */
  MAINLAND_TRAVEL_PERMIT("", "港澳居民来往内地通行证", "来往内地通行证", "回乡证"),
  /** 台湾居民来往大陆通行证. */
  TAIWAN_TRAVEL_PERMIT("511", "台湾居民来往大陆通行证", "台胞证"),
  /** 普通护照. */
  PASSPORT("414", "普通护照", "护照"),
  /** 社会保障号码 given to residents of Hong Kong, Macao and Taiwan without another document. */
  SOCIAL_INSURANCE_NUMBER("", "社会保障号码", "社会保障号", "社会保险号");

  private static final Map<String, DocumentType> BY_NAME = byName();

  private final String code;
  private final String nameZh;
  private final List<String> alsoWritten;

  DocumentType(String code, String nameZh, String... alsoWritten) {
    this.code = code;
    this.nameZh = nameZh;
    this.alsoWritten = List.of(alsoWritten);
  }

  /** The GA/T 517 code, empty where no source gives one. */
  public Optional<String> code() {
    return Optional.of(code).filter(c -> !c.isEmpty());
  }

  /** The standard Chinese name. */
  public String nameZh() {
    return nameZh;
  }

  /**
   * Reads a type by its Chinese name, a common variant, its GA/T 517 code or its identifier.
   *
   * @return refused as {@code BLANK} or {@code UNKNOWN_DOCUMENT_TYPE}
   */
  public static Parsed<DocumentType> parse(String raw) {
    String text = WrittenForm.compact(raw);
    DocumentType type = BY_NAME.get(text);
    if (type != null) {
      return Parsed.valid(type);
    }
    return text.isEmpty()
        ? Parsed.invalid(FaultCode.BLANK, "")
        : Parsed.invalid(FaultCode.UNKNOWN_DOCUMENT_TYPE, text);
  }

  private static Map<String, DocumentType> byName() {
    Map<String, DocumentType> names = new HashMap<>();
    for (DocumentType type : values()) {
      names.put(type.nameZh, type);
      names.put(type.name(), type);
      type.code().ifPresent(code -> names.put(code, type));
      type.alsoWritten.forEach(name -> names.put(name, type));
    }
    return Map.copyOf(names);
  }
}
