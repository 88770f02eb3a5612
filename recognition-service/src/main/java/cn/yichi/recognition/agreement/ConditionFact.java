package cn.yichi.recognition.agreement;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The facts that a clause's condition may read. None of them is about the person: age, sex and
 * place of birth are never criteria, so that no word for them exists.
 */
public enum ConditionFact {
  /** Name of the certificate's kind. */
  KIND("kind", Expression.Type.TEXT),
  /** Name of its skill level. */
  LEVEL("level", Expression.Type.TEXT),
  /** 1 (apprentice) to 8. */
  LEVEL_RANK("levelRank", Expression.Type.INTEGER),
  /** Name of its title grade. */
  GRADE("grade", Expression.Type.TEXT),
  /** {@code <edition>:<code>}. */
  OCCUPATION("occupation", Expression.Type.TEXT),
  /** Version of the occupational standard as stated. */
  STANDARD_VERSION("standardVersion", Expression.Type.TEXT),
  /** Whether it states an exceptional promotion (破格). */
  EXCEPTIONAL("exceptional", Expression.Type.BOOLEAN),
  /** GB/T 2260 code of the home region. */
  HOME("home", Expression.Type.TEXT),
  /** GB/T 2260 code of the region asked. */
  HOST("host", Expression.Type.TEXT),
  /** ISO day of issue. */
  ISSUED_ON("issuedOn", Expression.Type.TEXT),
  /** Full years from the day of issue to the asked day. */
  YEARS_HELD("yearsHeld", Expression.Type.INTEGER),
  /** Code of the assessment body. */
  ISSUER("issuer", Expression.Type.TEXT),
  /** Class letter of that code. */
  ISSUER_CLASS("issuerClass", Expression.Type.TEXT),
  /** Standing of the issuer on the day of issue: GOOD, SUSPENDED or WITHDRAWN. */
  ISSUER_STANDING("issuerStanding", Expression.Type.TEXT),
  /** Names of levels that the holder's other records state. */
  OTHER_LEVELS("otherLevels", Expression.Type.TEXTS),
  /** Kinds of the honours that hold on the asked day. */
  HONOURS("honours", Expression.Type.TEXTS),
  /** The asked day, ISO. */
  DAY("day", Expression.Type.TEXT);

  /** How many there are. */
  public static final int COUNT = values().length;

  static final Map<String, Expression.Type> TYPES =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(each -> each.word, each -> each.type));

  /** Each with its type, as CEL names it. */
  static final String LISTED =
      Arrays.stream(values())
          .map(each -> each.word + ": " + each.type.word())
          .collect(Collectors.joining(", "));

  /** Asked for each fact of each certificate; immutable maps take longer to look into. */
  private static final Map<String, ConditionFact> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(each -> each.word, each -> each));

  private final String word;
  private final Expression.Type type;

  ConditionFact(String word, Expression.Type type) {
    this.word = word;
    this.type = type;
  }

  /** The fact of a name that a compiled expression reads. */
  public static ConditionFact named(String word) {
    ConditionFact fact = BY_WORD.get(word);
    if (fact == null) {
      throw new IllegalArgumentException("no such fact: " + word);
    }
    return fact;
  }

  /** As an expression writes it. */
  String word() {
    return word;
  }
}
