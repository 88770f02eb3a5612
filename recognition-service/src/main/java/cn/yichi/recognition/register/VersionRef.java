package cn.yichi.recognition.register;

import cn.yichi.recognition.agreement.Agreement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one version of an agreement or statute.
 *
 * @param agreement stable id: small letters, digits and hyphens, at most 80 characters
 * @param version 1 to 9999
 */
public record VersionRef(String agreement, int version) {
  private static final Pattern FORM = Pattern.compile("([a-z0-9]+(?:-[a-z0-9]+)*)/([1-9]\\d{0,3})");
  private static final int LONGEST = 80;

  /**
   * @throws IllegalArgumentException for another form
   */
  public VersionRef {
    if (agreement.length() > LONGEST || !FORM.matcher(agreement + "/" + version).matches()) {
      throw new IllegalArgumentException("not the name of a version");
    }
  }

  static VersionRef of(Agreement agreement) {
    return new VersionRef(agreement.id(), agreement.version());
  }

  /** Reads what {@link #toString()} gives; empty for anything else. */
  public static Optional<VersionRef> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() && matcher.group(1).length() <= LONGEST
        ? Optional.of(new VersionRef(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return agreement + "/" + version;
  }
}
