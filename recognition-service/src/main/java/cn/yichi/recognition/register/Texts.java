package cn.yichi.recognition.register;

import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.DocumentFault;
import java.util.List;

/** Port: reads documents by their schema. */
public interface Texts {
  /**
   * Reads a document that somebody has signed or kept, for ever as it was read then.
   *
   * @param json JSON in any form
   */
  Reading read(String json);

  /**
   * Reads one that nobody has signed yet, of which more is asked.
   *
   * @param json JSON in any form
   */
  Reading readNew(String json);

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
     * @param faults every fault of its form, or the first of its meaning
     */
    record Faulty(List<DocumentFault> faults) implements Reading {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }
}
