package cn.yichi.recognition.watch;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.util.List;

/**
 * Port: what organisations were told, in one order for each. Whoever has read an entry has been
 * able to read all before it. What is appended is also sent as an event.
 */
public interface WatchFeed {
  /** Appends a change, unless it stands there already. */
  void append(Change change);

  /** What comes after an entry, or from the beginning after 0. */
  List<Entry> after(SocialCreditCode organisation, long sequence, int limit);

  /** The last entry's number, 0 where there was none. */
  long last(SocialCreditCode organisation);

  /** Forgets every change of a certificate that its region erased. */
  void erase(CertificateId certificate);

  /**
   * A change in its place.
   *
   * @param sequence larger than that of every entry before
   */
  record Entry(long sequence, Change change) {}
}
