package cn.yichi.notification.notice;

/**
 * The two queues of the sending loop. They are apart, so that messages that wait for the provider
 * never stand before notices that only wait to enter the inbox.
 *
 * @param toRelease notices still gathering
 * @param toSend released notices whose message waits
 */
public record DueNotices(DueQueue toRelease, DueQueue toSend) {

  /** Two empty queues of this capacity each. */
  public static DueNotices ofCapacity(int capacity) {
    return new DueNotices(new DueQueue(capacity), new DueQueue(capacity));
  }

  void offer(Notice notice) {
    notice
        .nextAt()
        .ifPresent(at -> (notice.gathering() ? toRelease : toSend).offer(notice.key(), at));
  }
}
