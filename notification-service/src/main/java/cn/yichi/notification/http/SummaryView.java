package cn.yichi.notification.http;

import cn.yichi.notification.notice.Channel;
import cn.yichi.notification.notice.DeliveryState;
import cn.yichi.notification.notice.NoticeBooks;
import java.time.Instant;
import java.util.Map;

/**
 * How many notices there are.
 *
 * @param total number of notices
 * @param kinds kind to number of notices
 * @param channels channel to state to number of deliveries
 * @param open notices of which something will still change by itself: they gather, wait or are
 *     being sent, their provider is still asked, or a contact may still come
 * @param asOf when it was counted; an answer may be some seconds old on large books
 */
record SummaryView(
    long total,
    Map<String, Long> kinds,
    Map<Channel, Map<DeliveryState, Long>> channels,
    long open,
    Instant asOf) {

  static SummaryView of(NoticeBooks.Counts counts, Instant asOf) {
    long total = counts.kinds().values().stream().mapToLong(Long::longValue).sum();
    return new SummaryView(total, counts.kinds(), counts.channels(), counts.open(), asOf);
  }
}
