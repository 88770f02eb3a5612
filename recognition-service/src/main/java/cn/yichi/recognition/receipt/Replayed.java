package cn.yichi.recognition.receipt;

import java.util.List;

/** What comes of taking a receipt's answer again. */
public sealed interface Replayed {
  /** The same answer. Also where nothing had been received, so that no rule was applied. */
  record Same() implements Replayed {}

  /**
   * Another answer. Where the engine is not the one that answered, that may be why: its own version
   * answers as the receipt says.
   *
   * @param engineThen the engine that answered
   * @param engineNow the engine that answers now
   * @param catalogueMoved whether the occupations are other ones than then
   */
  record Differs(
      String engineThen, String engineNow, boolean catalogueMoved, List<Difference> differences)
      implements Replayed {
    public Differs {
      differences = List.copyOf(differences);
    }
  }

  /**
   * Nobody can tell, for a text is not at hand.
   *
   * @param missing each as {@code <agreement>/<version> <digest>}
   */
  record CannotTell(List<String> missing) implements Replayed {
    public CannotTell {
      missing = List.copyOf(missing);
    }
  }
}
