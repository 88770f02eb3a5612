package cn.yichi.contracts.vocabulary;

import static java.util.Objects.requireNonNull;

/**
 * One thing found wrong, or worth knowing, in a stated value.
 *
 * @param code the stable code of the fault
 * @param value the offending part as stated, masked where it is personal; may be empty
 */
public record Finding(FaultCode code, String value) {
  private static final int LONGEST_SHOWN = 80;

  public Finding {
    requireNonNull(code, "code");
    if (value.length() > LONGEST_SHOWN) {
      value = value.substring(0, LONGEST_SHOWN - 1) + "…";
    }
  }

  /** A finding about a value that must not be repeated, or that is absent. */
  public static Finding of(FaultCode code) {
    return new Finding(code, "");
  }
}
