package cn.yichi.recognition.register;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.Measure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version as it stands: what it says, and who has signed it.
 *
 * @param entry what is kept of it
 * @param agreement its text, read; empty where it cannot be used
 * @param text the text meant: this region's own, else the one that most have signed
 * @param stage how far it has come
 * @param parties each party, or region that spoke on a statute, with its word
 */
public record Registered(
    Entry entry,
    Optional<Agreement> agreement,
    Statement.Text text,
    Stage stage,
    List<Party> parties) {
  public Registered {
    parties = List.copyOf(parties);
  }

  /** How far a version has come. */
  public enum Stage {
    /** Written down here; nobody has signed it. */
    DRAFTED,
    /** Signed by some of those who must, or, of a statute, adopted elsewhere and not here. */
    PROPOSED,
    /** Signed by all who must: by every party, or, of a statute, by this region. */
    COUNTERSIGNED,
    /** Whoever signed it took that back. */
    WITHDRAWN,
    /** Nothing that was said on it can be believed. */
    REFUSED
  }

  /** What a party's word is worth. */
  public enum Word {
    SIGNED,
    MISSING,
    WITHDRAWN,
    /** It signed another text than the others under the same version. */
    OTHER_TEXT,
    /** What stands in its name is not to be believed. */
    REFUSED
  }

  /**
   * A party.
   *
   * @param region the party, or who spoke
   * @param word what its word is worth
   * @param fault why it is refused
   * @param signedAt when it signed the text
   * @param keyId the key that signed last
   * @param synthetic whether a sandbox signed
   */
  public record Party(
      Region region,
      Word word,
      Optional<String> fault,
      Optional<Instant> signedAt,
      Optional<String> keyId,
      boolean synthetic) {}

  public VersionRef ref() {
    return entry.ref();
  }

  /** Whether anybody's signature on it is a sandbox's. */
  public boolean isSynthetic() {
    return parties.stream().anyMatch(each -> each.word() == Word.SIGNED && each.synthetic());
  }

  /** What the signed parties have ordered. */
  public List<Measure> measures() {
    return parties.stream()
        .filter(each -> each.word() == Word.SIGNED)
        .flatMap(each -> measuresOf(each.region()).stream())
        .distinct()
        .toList();
  }

  private List<Measure> measuresOf(Region party) {
    return Register.speakerOf(entry, party).map(Statement::measures).orElse(List.of());
  }
}
