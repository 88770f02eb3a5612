package cn.yichi.notification.contact;

import cn.yichi.contracts.vocabulary.Recipient;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Port: which recipients are one person, as this region's registry says. */
@FunctionalInterface
public interface Persons {

  /**
   * For each of these every recipient that is the same person, itself among them: the oldest first,
   * the others always in one order.
   */
  Map<Recipient, List<Recipient>> of(Collection<Recipient> recipients);
}
