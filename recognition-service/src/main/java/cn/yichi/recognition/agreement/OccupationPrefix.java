package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.CatalogueEdition;
import cn.yichi.contracts.vocabulary.Occupation;
import java.util.regex.Pattern;

/**
 * An occupation, or all below a group of one edition of the catalogue: 大类 {@code 6}, 中类 {@code
 * 6-18}, 小类 {@code 6-18-02}, 细类 {@code 6-18-02-04}.
 *
 * @param edition the edition; a code means nothing without one
 * @param code one to four whole segments
 */
public record OccupationPrefix(CatalogueEdition edition, String code) {
  private static final Pattern FORM = Pattern.compile("[1-8](-\\d{2}){0,3}");

  /**
   * @throws IllegalArgumentException when the code is not of whole segments
   */
  public OccupationPrefix {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException("not an occupation or group of the catalogue: " + code);
    }
  }

  /**
   * Reads {@code E2022:6-18} and the like.
   *
   * @throws IllegalArgumentException when it is written otherwise or names no edition
   */
  public static OccupationPrefix ofKey(String key) {
    int colon = key.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("an occupation is written <edition>:<code>, not " + key);
    }
    return new OccupationPrefix(
        CatalogueEdition.valueOf(key.substring(0, colon)), key.substring(colon + 1));
  }

  /** What {@link #ofKey} reads. */
  public String key() {
    return edition + ":" + code;
  }

  // Segments are of one length each, so that a code begins with another only segment by segment.

  /** Whether the occupation, of this edition, is the named one or in the group. */
  public boolean contains(Occupation occupation) {
    return occupation.edition() == edition && occupation.code().startsWith(code);
  }

  boolean contains(OccupationPrefix other) {
    return other.edition == edition && other.code.startsWith(code);
  }
}
