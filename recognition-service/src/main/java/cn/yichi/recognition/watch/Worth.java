package cn.yichi.recognition.watch;

import cn.yichi.recognition.enquiry.HostDecision.GrantedAs;
import java.util.List;
import java.util.Optional;

/**
 * What a certificate is worth in this region, as far as a change of it is told.
 *
 * @param outcome code of the outcome
 * @param granted what is granted; empty where nothing is
 * @param conditions codes of what must still be fulfilled; their order says nothing
 */
public record Worth(String outcome, Optional<GrantedAs> granted, List<String> conditions) {
  public Worth {
    conditions = conditions.stream().sorted().toList();
  }

  /**
   * What is granted, from the fields of a published decision, so that whoever reads one makes the
   * same of it.
   *
   * @param title a local title
   * @param grade a grade of titles; counts where there is no title
   * @param exemption what is waived, in words; counts where there is neither
   */
  public static GrantedAs granted(
      String type,
      Optional<String> level,
      Optional<String> title,
      Optional<String> grade,
      Optional<String> exemption) {
    return new GrantedAs(type, level, title.or(() -> grade).or(() -> exemption));
  }
}
