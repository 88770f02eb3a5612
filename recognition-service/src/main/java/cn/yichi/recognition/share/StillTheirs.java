package cn.yichi.recognition.share;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.enquiry.SamePersons;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a certificate is still its code's maker's: a correction may have made it another
 * person's.
 */
public record StillTheirs(SamePersons persons) {
  /**
   * @param home region of the certificate
   * @param holder by which pseudonym it goes now
   */
  public boolean still(ShareCode code, Region home, HolderRef holder) {
    Set<HolderRef> known = new HashSet<>(List.of(code.maker(), code.holder()));
    return known.contains(holder) || persons.is(home, known, holder);
  }
}
