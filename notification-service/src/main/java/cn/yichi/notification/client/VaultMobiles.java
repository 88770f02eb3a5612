package cn.yichi.notification.client;

import cn.yichi.contracts.vocabulary.MobileNumber;
import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.notification.contact.SealedMobile;
import cn.yichi.notification.notice.Mobiles;
import cn.yichi.platform.vault.EnvelopeVault;
import cn.yichi.platform.vault.Enveloped;
import cn.yichi.platform.vault.Unreadable;
import cn.yichi.platform.vault.WrappedKey;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Opens numbers with the region's key; the registry sealed them as the owner's field {@code
 * mobile}.
 */
@Component
class VaultMobiles implements Mobiles {
  private static final Logger log = LoggerFactory.getLogger(VaultMobiles.class);
  private static final String FIELD = "mobile";

  private final EnvelopeVault vault;

  VaultMobiles(EnvelopeVault vault) {
    this.vault = vault;
  }

  @Override
  public Optional<MobileNumber> open(Recipient owner, SealedMobile mobile) {
    try {
      var key = new WrappedKey(mobile.keyId(), mobile.wrappedKey());
      String number = vault.open(new Enveloped(key, mobile.ciphertext()), owner.value(), FIELD);
      return MobileNumber.parse(number).asOptional();
    } catch (Unreadable unreadable) {
      log.error("a mobile number cannot be opened: {}", unreadable.getMessage());
      return Optional.empty();
    } catch (IllegalArgumentException malformed) {
      log.error("a sealed mobile number is malformed");
      return Optional.empty();
    }
  }
}
