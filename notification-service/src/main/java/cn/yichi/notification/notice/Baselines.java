package cn.yichi.notification.notice;

import java.util.Collection;
import java.util.Map;

/** Port: what is remembered per subject. */
public interface Baselines {

  /** What is remembered of these subjects; unheard ones are absent. */
  Map<String, Baseline> recall(Collection<String> subjects);

  /** Remembers each unless a revision as high is remembered; at most one per subject. */
  void remember(Collection<Baseline> baselines);
}
