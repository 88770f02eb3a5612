package cn.yichi.contracts.vocabulary;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A professional title (职称) with its grade. Every series has its own names; those of the
 * engineering series are known here.
 *
 * @param nameZh the title as its certificate writes it, e.g. 高级工程师
 * @param grade its grade
 */
public record ProfessionalTitle(String nameZh, TitleGrade grade) {
  /** Engineering titles, lowest first. */
  public static final List<ProfessionalTitle> ENGINEERING =
      List.of(
          new ProfessionalTitle("技术员", TitleGrade.TECHNICIAN_GRADE),
          new ProfessionalTitle("助理工程师", TitleGrade.ASSISTANT),
          new ProfessionalTitle("工程师", TitleGrade.INTERMEDIATE),
          new ProfessionalTitle("高级工程师", TitleGrade.DEPUTY_SENIOR),
          new ProfessionalTitle("正高级工程师", TitleGrade.SENIOR));

  // GB/T 8561 (2001 list) [blog.csdn.net/weixin_54108529/article/details/119748187].
  private static final Map<String, String> GBT_8561 =
      Map.of("高级工程师", "082", "工程师", "083", "助理工程师", "084", "技术员", "085");

  public ProfessionalTitle {
    requireNonNull(grade, "grade");
    if (nameZh.isBlank()) {
      throw new IllegalArgumentException("a professional title needs a name");
    }
  }

  /**
   * Reads the name of an engineering title.
   *
   * @return refused as {@code BLANK} or {@code UNKNOWN_TITLE}; titles of other series need their
   *     grade stated
   */
  public static Parsed<ProfessionalTitle> parse(String raw) {
    String text = WrittenForm.compact(raw);
    if (text.isEmpty()) {
      return Parsed.invalid(FaultCode.BLANK, "");
    }
    return ENGINEERING.stream()
        .filter(title -> title.nameZh.equals(text))
        .findFirst()
        .map(Parsed::valid)
        .orElseGet(() -> Parsed.invalid(FaultCode.UNKNOWN_TITLE, text));
  }

  /** The title code of GB/T 8561 where known. */
  public Optional<String> standardCode() {
    return Optional.ofNullable(GBT_8561.get(nameZh));
  }
}
