package cn.yichi.notification.notice;

/** Where the delivery of one notice by one channel stands. */
public enum DeliveryState {
  /** The notice still gathers news; nothing goes out yet. */
  GATHERING,
  /** Ready to go: waits for its turn, for the provider, or for a contact within the grace time. */
  WAITING,
  /** Handed to the provider; the answer is not known yet. */
  SENDING,
  /** The provider accepted it; final. */
  SENT,
  /** The provider refuses it for good, or it waited too long; final. */
  FAILED,
  /**
   * An attempt whose result nobody could learn; a person must look, it is never sent again in
   * silence.
   */
  UNKNOWN,
  /**
   * No way to reach the recipient by this channel; final, unless no contact at all is known yet:
   * one that comes late still gets the message.
   */
  NO_CONTACT;

  /** Whether nothing will change any more without a person. */
  public boolean isFinal() {
    return switch (this) {
      case GATHERING, WAITING, SENDING -> false;
      case SENT, FAILED, UNKNOWN, NO_CONTACT -> true;
    };
  }
}
