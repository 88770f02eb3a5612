package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.Finding;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One thing wrong with a document, in no language yet.
 *
 * @param place JSON pointer (RFC 6901) to what is at fault; empty for the document as a whole, or
 *     while nobody has said where
 * @param code which fault
 * @param parameters what its words name in braces: at most 600 characters of each, and of what
 *     looks like a person's number only the ends
 */
public record DocumentFault(String place, Code code, Map<String, String> parameters) {
  private static final int LONGEST = 600;

  public DocumentFault {
    // A key of the sender's may stand in it.
    place = Finding.label(place);
    parameters =
        parameters.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> shown(it.getValue())));
  }

  private static String shown(String value) {
    String masked = Finding.label(value);
    return masked.length() > LONGEST ? masked.substring(0, LONGEST - 1) + "…" : masked;
  }

  /** What can be wrong; stable, for programs read it. */
  public enum Code {
    /** More characters than a document may have. */
    DOCUMENT_TOO_LONG,
    DOCUMENT_EMPTY,
    NOT_JSON,
    NOT_YAML,

    /** A field that must be there is not. */
    FIELD_MISSING,
    /** A field that the schema does not know. */
    FIELD_UNKNOWN,
    /** A field that does not go with what stands beside it. */
    FIELD_MISPLACED,
    /** A key of a table that is none of the allowed ones. */
    KEY_UNKNOWN,
    TYPE_WRONG,
    /** None of the allowed values. */
    VALUE_UNKNOWN,
    /** Not written in the form that is asked for. */
    FORM_WRONG,
    /** No day of the calendar. */
    DAY_WRONG,
    NUMBER_TOO_SMALL,
    NUMBER_TOO_LARGE,
    ITEMS_TOO_FEW,
    ITEMS_TOO_MANY,
    ITEMS_REPEATED,
    TEXT_TOO_SHORT,
    TEXT_TOO_LONG,
    FIELDS_TOO_FEW,
    /** The schema says something else; its checker's words are passed on. */
    SCHEMA_OTHER,

    /** Nothing but blanks. */
    TEXT_BLANK,
    REGION_UNKNOWN,
    CLAUSE_ID_REPEATED,
    CONDITION_ID_REPEATED,
    /** A condition is no CEL of type yes or no over known facts; the compiler's words say why. */
    CONDITION_FAULTY,
    CONDITION_READS_NOTHING,
    PERIOD_UPSIDE_DOWN,
    MEMBERSHIP_UPSIDE_DOWN,
    RANGE_UPSIDE_DOWN,
    /** Every occupation that is included is excluded again. */
    NOTHING_INCLUDED,
    /** Adopted by a region that is not of the tier. */
    TIER_WRONG,
    /** A contest result without class or place, or another honour with one. */
    AWARD_INCOHERENT,
    BEFORE_UNKNOWN,
    BEFORE_ITSELF,
    /** A clause covers none of the levels of its own table. */
    NO_LEVEL_COVERED,
    /** Two clauses answer one question about the same certificates differently. */
    CONTRADICTION,
    /** Tables lead from a level back to another of its ladder. */
    LEVELS_IN_A_RING,
    /** A table gives a higher level less than a lower one. */
    TABLE_FALLS,
    /** The service refuses it for a reason that has no words of its own here. */
    NOT_UNDERSTOOD
  }
}
