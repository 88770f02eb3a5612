package cn.yichi.recognition.register;

import cn.yichi.recognition.agreement.Agreement;
import java.util.List;

/** Port: reads documents by their schema. */
public interface Texts {
  /**
   * Reads a document.
   *
   * @param json JSON in any form
   */
  Reading read(String json);

  /** What a document is. */
  sealed interface Reading {
    /**
     * A sound one.
     *
     * @param text in canonical form
     */
    record Sound(Agreement agreement, Statement.Text text) implements Reading {}

    /**
     * None that can be used.
     *
     * @param faults each as {@code <path>: what is wrong}
     */
    record Faulty(List<String> faults) implements Reading {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }
}
