package cn.yichi.recognition.watch;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.share.ShareCodeId;
import java.util.regex.Pattern;

/**
 * The name of a watch: one for each share code and organisation, so that nobody watches twice.
 *
 * @param value id of the share code, a hyphen and the social credit code
 */
public record WatchId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}-[0-9A-Z]{18}");

  /**
   * @throws IllegalArgumentException when not so written
   */
  public WatchId {
    if (!isId(value)) {
      throw new IllegalArgumentException("not the id of a watch");
    }
  }

  static WatchId of(ShareCodeId code, SocialCreditCode organisation) {
    return new WatchId(code.value() + "-" + organisation.value());
  }

  /** Whether the text has the form of an id. */
  public static boolean isId(String text) {
    return FORM.matcher(text).matches();
  }
}
