package cn.yichi.recognition.decision;

import java.util.List;

/**
 * What follows from decisions, such as benefits. Called with judgements just before they are stored:
 * after a crash, or where another write came first, it is called again with what then holds, so it
 * must be idempotent and ends in step with what is stored.
 */
@FunctionalInterface
public interface Consequences {
  void follow(List<Judgement> judgements);
}
