package cn.yichi.recognition.benefit;

import java.util.regex.Pattern;

/**
 * Name of a fact that a claim states, also its variable in CEL.
 *
 * @param value lower camel case, 2 to 40 letters and digits
 */
public record FactName(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-zA-Z0-9]{1,39}");

  public FactName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a fact name: " + value);
    }
  }
}
