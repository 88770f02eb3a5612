package cn.yichi.notification.http;

import cn.yichi.notification.notice.Channel;
import cn.yichi.notification.notice.DeliveryState;
import cn.yichi.notification.notice.Entry;
import cn.yichi.notification.notice.Notice;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A notice as a line of the books, for reconciliation.
 *
 * @param kind {@code NEW}, {@code CHANGE}, {@code BENEFIT} or {@code ADVERSE}
 * @param revisions host region to the revision of the decision told; empty for a benefit or answer
 * @param states channel to state
 */
record BookView(
    String key,
    String certificateId,
    String recipient,
    String kind,
    Map<String, Long> revisions,
    Map<Channel, DeliveryState> states) {

  static BookView of(Notice notice) {
    Map<String, Long> revisions = new TreeMap<>();
    for (Entry entry : NoticeView.entries(notice)) {
      revisions.put(entry.host().code(), entry.revision());
    }
    Map<Channel, DeliveryState> states = new EnumMap<>(Channel.class);
    states.put(Channel.INBOX, notice.inbox().state());
    states.put(Channel.SMS, notice.sms().state());
    return new BookView(
        notice.key(),
        notice.certificate().value(),
        notice.recipient().value(),
        notice.content().kind(),
        revisions,
        states);
  }
}
