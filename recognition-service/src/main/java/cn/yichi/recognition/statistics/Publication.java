package cn.yichi.recognition.statistics;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * What is published of one closed month; never changed afterwards. A number that is absent is below
 * ten or protects one that is.
 *
 * @param month in China
 * @param publishedAt when it was closed
 * @param flows certificates recognised here for the first time
 * @param funnel what became of questions
 */
public record Publication(YearMonth month, Instant publishedAt, List<Flow> flows, Funnel funnel) {
  public Publication {
    flows = List.copyOf(flows);
  }
}
