package cn.yichi.recognition.agreement;

import java.util.List;

/**
 * What a clause asks of the issuer, with what the test needs.
 *
 * @param test the test
 * @param offices issuing offices, for {@link IssuerTest#NAMED_OFFICE}
 * @param classes class letters of issuer codes (Y 用人单位, S 社会培训评价组织, …); empty where any may be
 * @param members bodies of the alliance, for {@link IssuerTest#ALLIANCE_MEMBER}; empty where the
 *     source names none, so that a person must answer
 */
public record IssuerRule(
    IssuerTest test, List<String> offices, List<Character> classes, List<AllianceMember> members) {
  /**
   * @throws IllegalArgumentException when offices or members stand beside another test
   */
  public IssuerRule {
    offices = List.copyOf(offices);
    classes = List.copyOf(classes);
    members = List.copyOf(members);
    if ((test == IssuerTest.NAMED_OFFICE) == offices.isEmpty()) {
      throw new IllegalArgumentException("offices belong to NAMED_OFFICE, and only to it");
    }
    if (test != IssuerTest.ALLIANCE_MEMBER && !members.isEmpty()) {
      throw new IllegalArgumentException("members belong to ALLIANCE_MEMBER only");
    }
  }

  /** A test that needs nothing else. */
  public static IssuerRule of(IssuerTest test) {
    return new IssuerRule(test, List.of(), List.of(), List.of());
  }

  /** Whether an issuer may fulfil both. */
  boolean meets(IssuerRule other) {
    return (offices.isEmpty()
            || other.offices.isEmpty()
            || offices.stream().anyMatch(other.offices::contains))
        && (classes.isEmpty()
            || other.classes.isEmpty()
            || classes.stream().anyMatch(other.classes::contains));
  }
}
