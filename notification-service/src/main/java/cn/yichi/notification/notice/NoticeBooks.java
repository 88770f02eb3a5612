package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.Recipient;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: reading the notices. */
public interface NoticeBooks {

  /** The released notices of these recipients together, newest first, after the place given. */
  List<Notice> inbox(Collection<Recipient> recipients, Optional<Place> after, int limit);

  /** A place in an inbox: the release and key of the last notice read. */
  record Place(Instant releasedAt, String key) {}

  /** All notices by key, after the key given. */
  List<Notice> page(Optional<String> afterKey, int limit);

  /** The notice of a key. */
  Optional<Notice> find(String key);

  /** How many notices there are by kind of content, by channel and state, and not done with. */
  Counts counts();

  /**
   * @param kinds kind of content to number of notices
   * @param channels channel to state to number of deliveries
   * @param open notices that the sending loop is to look at again
   */
  record Counts(
      Map<String, Long> kinds, Map<Channel, Map<DeliveryState, Long>> channels, long open) {}
}
