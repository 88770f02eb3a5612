package cn.yichi.recognition.reassessment;

import java.util.List;

/** By which instances share work: each record reaches one of them, perhaps more than once. */
@FunctionalInterface
public interface WorkLine {
  /**
   * Puts work on the line. What is lost is put there again by {@link SweepReassessments}, so that
   * nobody has to wait.
   */
  void send(List<Work> work);
}
