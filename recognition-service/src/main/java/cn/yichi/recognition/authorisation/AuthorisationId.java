package cn.yichi.recognition.authorisation;

import java.util.regex.Pattern;

/**
 * The opaque id of a recorded authorisation; says nothing of the person or the organisation.
 *
 * @param value 43 characters of base64url
 */
public record AuthorisationId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  /**
   * @throws IllegalArgumentException when not so written
   */
  public AuthorisationId {
    if (!isId(value)) {
      throw new IllegalArgumentException("not 43 characters of base64url");
    }
  }

  public static boolean isId(String text) {
    return FORM.matcher(text).matches();
  }
}
