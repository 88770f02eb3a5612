package cn.yichi.platform.security;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.platform.problem.Problem;
import java.util.List;

/**
 * Whom an address names as {@code {holderRef}}: a pseudonym, also as answers print it among other
 * recipients ({@code holder:…}), or {@code me}, a worker himself.
 */
public final class NamedHolder {
  private static final String ME = "me";

  private NamedHolder() {}

  /**
   * The pseudonyms named, never none: one, or those of the caller who says {@code me}.
   *
   * @param caller with the roles that were let in
   * @throws cn.yichi.platform.problem.ProblemException 400 {@code holder-ref-malformed}
   */
  public static List<HolderRef> of(String said, Caller caller) {
    boolean himself = said.equals(ME) && caller.is(Role.WORKER) && !caller.holders().isEmpty();
    return himself ? caller.holders() : List.of(of(said));
  }

  /**
   * The pseudonym named, where the caller is nobody's holder.
   *
   * @throws cn.yichi.platform.problem.ProblemException 400 {@code holder-ref-malformed}
   */
  public static HolderRef of(String said) {
    String ref =
        said.startsWith(Recipient.HOLDER) ? said.substring(Recipient.HOLDER.length()) : said;
    try {
      return new HolderRef(ref);
    } catch (IllegalArgumentException malformed) {
      throw malformed().exception();
    }
  }

  /** Repeats nothing: whoever asks may have put a number where the pseudonym belongs. */
  private static Problem malformed() {
    return Problem.of(SecurityProblem.HOLDER_REF_MALFORMED).field("holderRef", "");
  }
}
