package cn.yichi.notification.http;

import cn.yichi.notification.contact.Language;
import cn.yichi.notification.notice.Channel;
import cn.yichi.notification.notice.Content;
import cn.yichi.notification.notice.Delivery;
import cn.yichi.notification.notice.DeliveryState;
import cn.yichi.notification.notice.Entry;
import cn.yichi.notification.notice.Notice;
import cn.yichi.notification.notice.NoticeText;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notice as its reader sees it.
 *
 * @param kind {@code NEW}, {@code CHANGE}, {@code BENEFIT} or {@code ADVERSE}
 * @param regions what it says of each region; empty for a benefit or an answer
 * @param writtenAt when its first fact was taken in
 * @param deliveries channel to state
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoticeView(
    String key,
    String recipient,
    String certificateId,
    String kind,
    String title,
    String text,
    List<RegionView> regions,
    Instant writtenAt,
    Map<Channel, DeliveryView> deliveries) {

  /**
   * @param region GB/T 2260 code
   * @param name the region's name in the reader's language
   * @param outcome the outcome's code
   * @param sentence the outcome in words
   */
  record RegionView(String region, String name, String outcome, String sentence, long revision) {}

  /**
   * @param to the address, masked
   * @param error why it is not sent (yet)
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeliveryView(
      DeliveryState state,
      Instant at,
      int attempts,
      @Nullable String to,
      @Nullable String error,
      @Nullable String messageId) {}

  static NoticeView of(Notice notice, NoticeText text, Language language) {
    Map<Channel, DeliveryView> deliveries = new EnumMap<>(Channel.class);
    deliveries.put(Channel.INBOX, view(notice.inbox()));
    deliveries.put(Channel.SMS, view(notice.sms()));
    return new NoticeView(
        notice.key(),
        notice.recipient().value(),
        notice.certificate().value(),
        notice.content().kind(),
        text.title(notice, language),
        text.body(notice, language),
        entries(notice).stream().map(entry -> view(entry, text, language)).toList(),
        notice.writtenAt(),
        deliveries);
  }

  static List<Entry> entries(Notice notice) {
    return switch (notice.content()) {
      case Content.FirstNews news -> news.entries();
      case Content.Changed changed -> List.of(changed.entry());
      case Content.Benefit ignored -> List.of();
      case Content.Adverse ignored -> List.of();
    };
  }

  private static RegionView view(Entry entry, NoticeText text, Language language) {
    return new RegionView(
        entry.host().code(),
        text.regionName(entry.host(), language),
        entry.position().verdict().name(),
        text.sentence(entry, language),
        entry.revision());
  }

  private static DeliveryView view(Delivery delivery) {
    return new DeliveryView(
        delivery.state(),
        delivery.at(),
        delivery.attempts(),
        delivery.to().orElse(null),
        delivery.error().orElse(null),
        delivery.messageId().orElse(null));
  }
}
