package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.MobileNumber;
import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.notification.contact.SealedMobile;
import java.util.Optional;

/** Port: opens sealed mobile numbers, at the moment of sending only. */
public interface Mobiles {

  /**
   * The number; empty where it cannot be opened.
   *
   * @param owner whose contact it stands in
   */
  Optional<MobileNumber> open(Recipient owner, SealedMobile mobile);
}
