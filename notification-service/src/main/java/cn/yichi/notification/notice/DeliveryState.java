package cn.yichi.notification.notice;

/** Where the delivery of one notice by one channel stands. */
public enum DeliveryState {
  /** The notice still gathers news; nothing goes out yet. */
  GATHERING,
  /** Ready to go: waits for its turn, for the provider, or for a contact within the grace time. */
  WAITING,
  /** Handed to the provider; the answer is not known yet. */
  SENDING,
  /** The provider accepted it. */
  SENT,
  /** The provider refuses it for good, or it waited too long. */
  FAILED,
  /**
   * An attempt whose result is not known; while the provider is still asked, its notice has a time
   * of the next look, then a person must look. It is never sent again in silence.
   */
  UNKNOWN,
  /**
   * No way to reach the recipient by this channel; for good, unless no contact at all is known yet:
   * one that comes late still gets the message, and until then its notice has a time of the next
   * look.
   */
  NO_CONTACT
}
