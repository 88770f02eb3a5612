package cn.yichi.recognition.reassessment;

import cn.yichi.recognition.decision.Span;

/**
 * A part of a run, and how far it has come.
 *
 * @param number from 0
 * @param span whose certificates it is
 * @param last id of the last certificate that was done; where the span begins at first
 * @param step how many steps were done
 * @param examined how many certificates were looked at
 * @param changed how many of them have another answer now
 * @param done whether none is left
 */
public record Bucket(
    int number, Span span, String last, long step, long examined, long changed, boolean done) {
  static Bucket of(int number, Span span) {
    return new Bucket(number, span, span.after(), 0, 0, 0, false);
  }

  /** What is not done yet. */
  Span open() {
    return span.behind(last);
  }
}
