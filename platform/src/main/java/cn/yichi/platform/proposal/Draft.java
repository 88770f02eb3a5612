package cn.yichi.platform.proposal;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What somebody proposes.
 *
 * @param kind which {@link ProposedChange} carries it out
 * @param subject what is to be changed, by the name its kind gives it; no personal data
 * @param version the version of the subject that it rests on
 * @param terms what the change is, as its kind writes it down; no personal data
 * @param reason why
 */
public record Draft(
    String kind, String subject, int version, Map<String, String> terms, String reason) {
  public Draft {
    requireNonNull(kind, "kind");
    requireNonNull(subject, "subject");
    terms = Map.copyOf(terms);
    requireNonNull(reason, "reason");
  }

  /** A term that every draft of the kind has. */
  public String term(String name) {
    return requireNonNull(terms.get(name), name);
  }
}
