package cn.yichi.recognition.decision;

/**
 * The rules that a stored decision rests on: what of agreements, engine and rulings can reach a
 * certificate of its home region and kind here. While they are the present ones it need not be
 * taken again for their sake, whatever else moves.
 *
 * @param reach whom they are for, {@code <home region>/<kind>}
 * @param digest of all that they say, and of the last day on which any of it began or had ended
 */
public record Rules(String reach, String digest) {
  /** One text, equal for equal rules; {@link #reach} stands before its last slash. */
  public String text() {
    return reach + "/" + digest;
  }

  /** Whom the rules of a text are for. */
  public static String reachOf(String text) {
    int slash = text.lastIndexOf('/');
    return slash < 0 ? text : text.substring(0, slash);
  }
}
